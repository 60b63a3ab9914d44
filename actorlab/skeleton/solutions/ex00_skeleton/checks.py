"""What the checks of ex00_skeleton say when they do not pass, and its hints.

What a right answer must do stands in the notebook's test cells. Here is how a
wrong one is explained: each mistake is a function that looks at the notebook's
values and at Ray's record, and returns one to three sentences if it recognises
itself.
"""

import ray

from actorlab.checks import Exercise, Picture
from actorlab.explanations import ERRORS, explain_handles, short

exercise = Exercise(
    picture=Picture(calls=("add",), of="totals"),
    hints={
        "tally_actors": (
            "TODO: write the idea, as a question.",
            "TODO: write the place to look at, with a link.",
            "TODO: write nearly the code.",
        ),
        "running_totals": (
            "TODO: write the idea, as a question.",
            "TODO: write the place to look at, with a link.",
            "TODO: write nearly the code.",
        ),
    },
)


# --- Step 1


@exercise.check("verify_tally_actors", cell="tally_actors", names=["apples", "pears"])
def tally_actors(seen):
    """TODO: write what holds of a right answer, as a success is told."""
    kind = type(seen.value("apples")).__name__
    return f"TODO: write what there is instead, and ask what leads on. `apples` is of type `{kind}`."


explain_handles(tally_actors, "Tally", "apples", "pears")


# --- Step 2


@exercise.check(
    "verify_running_totals", cell="running_totals", names=["totals"], needs=["verify_tally_actors"]
)
def running_totals(seen):
    """TODO: write what holds of a right answer, as a success is told."""
    totals = short(seen.value("totals"))
    return f"TODO: write what there is instead, and ask what leads on. `totals` is {totals}."


@running_totals.mistake
def never_fetched(seen):
    """TODO: write the mistake in a sentence, for authors."""
    totals = seen.value("totals")
    if isinstance(totals, list) and (count := sum(isinstance(t, ray.ObjectRef) for t in totals)):
        return f"TODO: write what happened, and ask what leads on. `totals` holds {count} references."


for _error in ERRORS:
    running_totals.error(_error)
