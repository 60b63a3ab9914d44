"""What a check is, what it sees and what it says.

It takes an exercise's ``checks.py`` and the evidence, and gives verdicts, messages and
the picture. It knows no grader: a check runs in the student's kernel. An exercise imports
from here and from ``misconceptions``.
"""

from actorlab.checks.mistake import Bundle, Kind, Mistake, bundle, mistake
from actorlab.checks.picture import Picture
from actorlab.checks.seen import Seen
from actorlab.checks.spec import Check, last_line
from actorlab.evidence.calls import by_actor
from actorlab.evidence.cell_text import gets_in_a_loop
from actorlab.evidence.questions import MISSING
from actorlab.evidence.record import most_at_once
from actorlab.evidence.session import shown_as

__all__ = [
    "MISSING",
    "Bundle",
    "Check",
    "Kind",
    "Mistake",
    "Picture",
    "Seen",
    "bundle",
    "by_actor",
    "gets_in_a_loop",
    "last_line",
    "mistake",
    "most_at_once",
    "shown_as",
]
