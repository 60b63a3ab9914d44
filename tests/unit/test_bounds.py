"""The grader's own process has bounds, and what it starts does not inherit them."""

import resource
import signal
import subprocess
import sys

from actorlab.files import bounds

GIGABYTE = 1_000_000_000


def in_a_child(code):
    return subprocess.run(
        [sys.executable, "-c", f"from actorlab.files import bounds\n{code}"], capture_output=True, text=True
    )


def test_memory_ends_where_it_is_to_and_is_there_again_afterwards():
    ended = in_a_child("""
with bounds.memory(300_000_000):
    bytearray(200_000_000)
    try:
        bytearray(400_000_000)
    except MemoryError:
        print("no more")
bytearray(400_000_000)
print("again")
""")
    assert ended.stdout == "no more\nagain\n", ended.stderr


def test_where_it_is_not_told_what_is_mapped_there_is_no_limit(monkeypatch, tmp_path):
    before = resource.getrlimit(resource.RLIMIT_AS)
    monkeypatch.setattr(bounds, "_MAPPED", tmp_path / "statm")
    with bounds.memory(GIGABYTE):
        assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_what_python_would_not_interrupt_is_ended():
    stuck = "import re\nwith bounds.wall(1): re.match('(a*)*b', 'a' * 40)"
    assert in_a_child(stuck).returncode == -signal.SIGALRM


def test_what_ends_in_time_is_not():
    assert in_a_child("import time\nwith bounds.wall(1): pass\ntime.sleep(1.5)").returncode == 0
