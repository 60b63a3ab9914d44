"""What the checks of ex00_skeleton say when they do not pass. The hints stand in hints.md."""

from actorlab.checks import Picture, mistake
from actorlab.misconceptions import Exercise, fetching, handles, values, workers
from actorlab.misconceptions.facts import Work
from actorlab.misconceptions.wording import kinds

WORK = Work(
    of="Divider",
    method="divide",
    noun="division",
    actors=("divider",),
    times=3,
    results="quotients",
    expected=[3, 4, 6],
)

exercise = Exercise(picture=Picture(calls=("divide",), of="quotients"))


@mistake(
    "TookTheRemainders",
    about="The second of the two references that each call returns was fetched.",
    says="`quotients` is {shown}: these are the remainders. Which of its two references does a call give first?",
)
def took_the_remainders(seen):
    return WORK.held(seen) == [2, 3, 1] and {"shown": WORK.shown(seen)}


exercise.check(
    "verify_divider",
    about="TODO: write what holds of a right answer, as a success is told.",
    cell="divider",
    names=["divider", "parts"],
    mistakes=[handles.handles(WORK)],
    figures=lambda seen: f"TODO: write what there is instead, and ask what leads on. {kinds(seen, 'parts')}.",
)

exercise.check(
    "verify_quotients",
    about="TODO: write what holds of a right answer, as a success is told.",
    cell="quotients",
    names=["quotients"],
    needs=["verify_divider"],
    returned=["quotients"],
    mistakes=[took_the_remainders, fetching.results(WORK), values.shape(WORK), workers.elsewhere(WORK)],
    figures=lambda seen: (
        f"TODO: write what there is, and ask what leads on. `quotients` is {WORK.shown(seen)}."
    ),
)

exercise.predict("duration", told_by="verify_quotients")

exercise.own_run(
    "TODO: write what holds of a right answer, as a success is told.",
    needs=["verify_quotients"],
    look="TODO: write as a question where to look in the picture.",
    numbers={3: "how many divisions there are", 2: "how many references each division gives"},
)
