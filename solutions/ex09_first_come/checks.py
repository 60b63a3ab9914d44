"""Exercise 9: what its checks say when they do not pass.

What a right answer must do stands in the notebook's test cells. Here is how a wrong one
is explained: by the mistakes that exercises share. The hints stand in hints.md.
"""

from actorlab.checks import Picture
from actorlab.misconceptions import (
    Exercise,
    as_they_come,
    duration,
    fetching,
    noise,
    values,
    waiting,
    workers,
)
from actorlab.misconceptions.as_they_come import Taking
from actorlab.misconceptions.wording import seconds, spelt

WORK = Taking(
    of="Runner",
    state="number",
    method="run",
    noun="run",
    actors=("runners",) * 4,
    handles="runners",
    seconds=0.5,  # the quickest runner's
    passed_by="write",
    early=3,  # all but the last one's
    results="order",
    expected=[0, 1, 2, 3],
    duration="duration",
    window=(2.3, 3.0),
    one="runner",
    other="clerk",
    passed="certificate",
)

exercise = Exercise(
    picture=Picture(
        calls=("run", "write"), of="order", measured="duration", since="start_time", marks=WORK.window
    )
)


def race(seen):
    """The race in words."""
    came, written = list(WORK.ready(seen)), len(WORK.passed_on(seen))
    return f"the runners arrived as {came}, and the clerk wrote {written} certificate{'s' * (written != 1)}"


exercise.check(
    "verify_order",
    about="The four runners are in the order in which they arrived: {order}",
    cell="race",
    names=["order", "runners"],
    returned=["order"],
    mistakes=[
        waiting.errors(),
        fetching.results(WORK).only("NeverFetched", "WaitedInsteadOfFetched"),
        values.shape(WORK).only("NotAList"),
        workers.elsewhere(WORK).renamed(NobodyWorked="NobodyRan"),
        as_they_come.told(WORK),
        as_they_come.order(WORK),
    ],
    figures=lambda seen: (
        f"`order` is {WORK.shown(seen)}; {race(seen)}. It should hold the numbers 0 to 3 once each, as the runners "
        "arrived. Where do they part?"
    ),
)

exercise.check(
    "verify_early",
    about="The quick did not wait for the slow: three certificates were begun before the last runner arrived",
    cell="race",
    names=["order"],
    needs=["verify_order"],
    mistakes=[as_they_come.late(WORK)],
    figures=lambda seen: (
        f"{race(seen).capitalize()}: {spelt(WORK.in_time(seen))} of them after its own runner's arrival and before the "
        "last one's. It should be three. What did the others wait for?"
    ),
)

exercise.check(
    "verify_duration",
    about="Certificates were written while others still ran: {duration:.2f} seconds instead of 3.2",
    cell="race",
    names=["duration"],
    needs=["verify_order"],
    measured="duration",
    nominal=WORK.window[0],
    limit=WORK.window[1],
    mistakes=[
        duration.clock(WORK),
        as_they_come.late(WORK).only("PassedOnAfterwards"),
        duration.too_short(WORK).only("ClockDidNotWait", "ClockCoversOnlyPart"),
        as_they_come.late(WORK).only("PassedOnLate"),
        noise.busy(WORK).without("WorkersCameLate"),
    ],
    figures=lambda seen: (
        f"The clock showed {seconds(seen.value('duration'))}; {race(seen)}. The race takes between 2.3 and 3 seconds "
        "if nobody waits in vain. Where did the time go?"
    ),
)

exercise.predict("duration", told_by="verify_duration")

exercise.own_run(
    "Three certificates were begun before the last runner had arrived",
    needs=["verify_early"],
    look="Find the end of the longest bar among the runners' lanes: how many of the clerk's bars begin to the left of it?",
    numbers={
        4: "how many certificates there are in all, and the last runner's own cannot come before its arrival",
        1: "how many the clerk writes at a time",
        0: "what it was before you changed the loop",
    },
)
