"""What students really do: run the starter first, change one cell at a time, and ask in between.

A session is a list of steps: a cell in some version is run, or a check, which must
say something. What an earlier run did must count neither for nor against the last.
"""

import pytest

from actorlab.course.assignment import Assignment
from support.session import session

pytestmark = pytest.mark.clock

CLASS, ACTORS, LOOP = "foo_class", "foo_instances", "parallel_increments"
STARTER, SOLVED = "starter", "solution"
NAMES = ("Foo", "f1", "f2", "results", "duration", "start_time", "end_time", "refs", "e")
ALL_STARTED = [(CLASS, STARTER), (ACTORS, STARTER), (LOOP, STARTER)]
ALL_SOLVED = [(CLASS, SOLVED), (ACTORS, SOLVED), (LOOP, SOLVED)]
TYPED_IN = "results = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]\nduration = 2.6"
SEND = """
start_time = time.time()
refs = [f.increment.remote() for _ in range(5) for f in (f1, f2)]
"""
FETCH = "results = ray.get(refs)\nduration = time.time() - start_time"
ONLY_F1 = "f1 = Foo.remote()"


def is_said(check, *phrases):
    """A step that runs a check, which must say all of this."""
    return ("verify_" + check, phrases)


SESSIONS = {
    "one cell after the other": [
        *ALL_STARTED,
        is_said("actor_class", "still as you got it"),
        (CLASS, SOLVED),
        is_said("actor_class", "✓"),
        is_said("two_actors", "still as you got it", "as it was before you last changed it"),
        (ACTORS, SOLVED),
        is_said("two_actors", "✓"),
        is_said("results", "still as you got it", "No actor ran any"),
        (LOOP, SOLVED),
        is_said("results", "✓"),
        is_said("duration", "✓"),
    ],
    # Each after a right run; one student does them all, since actors cost most.
    "typed in, timed, stopped, forgotten and put back": [
        *ALL_SOLVED,
        (LOOP, TYPED_IN),
        is_said("results", "NobodyCounted", "sent no increment to any actor"),
        is_said("duration", "NobodyCounted", "sent no increment to any actor"),
        (LOOP, f"f1.reset.remote()\nf2.reset.remote()\n{TYPED_IN}"),
        is_said("results", "NobodyCounted"),
        (LOOP, SOLVED),
        (LOOP, "start_time = time.time()\ntime.sleep(2.6)\nduration = time.time() - start_time"),
        is_said("duration", "sent no increment to any actor"),
        is_said("results", "ran, and does not set `results`"),
        (LOOP, SOLVED),
        (LOOP, "print(undefined)\nresults = []\nduration = 0"),
        is_said("results", "name 'undefined' is not defined"),
        is_said("duration", "name 'undefined' is not defined"),
        (LOOP, "results = ("),
        is_said("results", "SyntaxError"),
        (LOOP, SOLVED),
        (ACTORS, ONLY_F1),
        is_said("two_actors", "The cell of Step 2 ran, and does not set `f2`", "left from an earlier run"),
        *ALL_SOLVED,
        *ALL_STARTED,
        is_said("actor_class", "still as you got it"),
        is_said("two_actors", "still as you got it"),
        is_said("results", "still as you got it"),
        is_said("duration", "still as you got it"),
    ],
    "Foo() refused, then f2 forgotten": [
        (CLASS, SOLVED),
        is_said("actor_class", "✓"),
        (ACTORS, STARTER),
        is_said("two_actors", "Ray refuses that for an actor class"),
        (ACTORS, ONLY_F1),
        is_said("two_actors", "There is no `f2` yet", "the cell of Step 2 ran, and does not set `f2`"),
        (LOOP, SOLVED),
        is_said("results", "First pass verify_two_actors", "name 'f2' is not defined"),
    ],
    "f2 forgotten after the starter": [
        (CLASS, STARTER),
        (ACTORS, STARTER),
        (CLASS, SOLVED),
        (ACTORS, ONLY_F1),
        is_said("two_actors", "The cell of Step 2 ran, and does not set `f2`"),
    ],
    "the actors not made again": [
        *ALL_STARTED,
        (CLASS, SOLVED),
        (LOOP, SOLVED),
        is_said("two_actors", "as it was before you last changed it"),
        is_said("results", "`Foo.reset`, a method of something that is no actor's handle, for `.remote`"),
        is_said("duration", "`Foo.reset`, a method of something that is no actor's handle, for `.remote`"),
    ],
    "the decorator forgotten": [
        (CLASS, STARTER),
        (ACTORS, STARTER),
        (ACTORS, SOLVED),
        is_said("two_actors", "`Foo` was a plain Python class", "no decorator had made `Foo` one"),
    ],
    "actors of the class as it was": [
        (
            CLASS,
            "@ray.remote\nclass Foo:\n    def reset(self): pass\n    def increment(self): time.sleep(0.5)",
        ),
        (ACTORS, SOLVED),
        (CLASS, SOLVED),
        (LOOP, SOLVED),
        is_said("results", "created before you last changed `Foo`", "Which cell has to run again"),
        (ACTORS, SOLVED),
        (LOOP, SOLVED),
        is_said("results", "✓"),
    ],
    "sent in one cell and fetched in another, again and again": [
        (CLASS, SOLVED),
        (ACTORS, SOLVED),
        (LOOP, SEND),
        ("a cell of one's own", FETCH),
        is_said("results", "✓"),
        ("a cell of one's own", "results = ray.get(refs)"),
        is_said("results", "✓"),
        ("another", "results = f1.increment()"),
        is_said("results", "✓"),
        (LOOP, "start_time = 0"),
        (LOOP, SEND.replace("range(5)", "range(4)")),
        ("a cell of one's own", FETCH),
        is_said("results", "4 from each actor instead of 5"),
    ],
}


@pytest.fixture(scope="module")
def student(root):
    with session(Assignment("ex07_actors", root)) as opened:
        yield opened


@pytest.mark.parametrize("steps", SESSIONS.values(), ids=SESSIONS.keys())
def test_each_check_is_about_the_last_run(student, steps):
    student.forget(*NAMES)
    for step, (cell, version) in enumerate(steps, 1):
        if isinstance(version, tuple):
            said = student.run(cell)
            assert all(phrase in said for phrase in version), f"step {step}: {cell} said {said!r}"
        else:
            student.run(cell, version)


RUN = "run_experiments"
LATE = ("time.sleep(1.2)", "ray.get(running)")


def test_a_look_of_an_earlier_run_is_not_this_runs(root):
    handles = Assignment("ex08_actor_handles", root)
    with session(handles) as student:
        for cell in handles.solution:
            student.run(cell, SOLVED)
        student.run(RUN, SOLVED)
        assert "✓" in student.run("verify_recorder") and "✓" in student.run("verify_progress")
        student.run(RUN, handles.solution[RUN].replace(*LATE))
        assert "LookedTooLate" in student.run("verify_progress")
        assert "✓" in student.run("verify_reports")
        student.run(RUN, "everything = list(everything)")
        assert "does not set `halfway`" in student.run("verify_progress")
