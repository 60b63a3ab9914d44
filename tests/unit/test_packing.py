"""Messages of a kernel: any text arrives, and all else as Jupyter packs it."""

import json
from datetime import datetime, timezone

import pytest
from jupyter_client.session import Session, json_packer

from actorlab.kernel.packing import pack


@pytest.mark.parametrize("text", ["\ud800", "\udc80 \ud800", "é \ud83d", "\U0001f600 \udfff"])
def test_half_a_character_arrives(text):
    assert json.loads(pack({"text": text})) == {"text": text}


@pytest.mark.parametrize("message", [{"text": "é \U0001f600"}, {"date": datetime.now(timezone.utc)}])
def test_all_else_is_packed_as_jupyter_does(message):
    assert pack(message) == json_packer(message)


def test_dates_arrive_beside_half_a_character():
    session = Session(packer="actorlab.kernel.packing.pack", key=b"")
    parts = session.serialize(session.msg("error", {"evalue": "\ud800"}))
    assert session.deserialize(parts[1:])["content"] == {"evalue": "\ud800"}
