"""What the checks of ex00_skeleton say when they do not pass, and its hints.

What a right answer must do stands in the notebook's test cells. Here is how a
wrong one is explained: each mistake is a function that looks at the notebook's
values and at Ray's record, and returns one to three sentences if it recognises
itself.
"""

import ray

from actorlab.checks import Exercise, Picture
from actorlab.misconceptions.handles import explain_handles
from actorlab.misconceptions.ray_errors import explain_ray_errors
from actorlab.misconceptions.wording import short

exercise = Exercise(
    picture=Picture(calls=("divide",), of="quotients"),
    hints={
        "divider": (
            "TODO: write the idea, as a question.",
            "TODO: write the place to look at, with a link.",
            "TODO: write nearly the code.",
        ),
        "quotients": (
            "TODO: write the idea, as a question.",
            "TODO: write the place to look at, with a link.",
            "TODO: write nearly the code.",
        ),
    },
)


# --- Step 1


@exercise.check("verify_divider", cell="divider", names=["divider", "parts"])
def divider(seen):
    """TODO: write what holds of a right answer, as a success is told."""
    kind = type(seen.value("parts")).__name__
    return f"TODO: write what there is instead, and ask what leads on. `parts` is of type `{kind}`."


explain_handles(divider, "Divider", "divider")


# --- Step 2


@exercise.check(
    "verify_quotients",
    cell="quotients",
    names=["quotients"],
    needs=["verify_divider"],
    returned=["quotients"],
)
def quotients(seen):
    """TODO: write what holds of a right answer, as a success is told."""
    found = short(seen.value("quotients"))
    return f"TODO: write what there is instead, and ask what leads on. `quotients` is {found}."


# One mistake is written out, as an example.
@quotients.mistake("NeverFetched")
def never_fetched(seen):
    """The references were kept, and nobody fetched what they stand for."""
    found = seen.value("quotients")
    if isinstance(found, list) and (count := sum(isinstance(one, ray.ObjectRef) for one in found)):
        return (
            f"`quotients` holds {count} references, and no number yet. What turns a reference into its value?"
        )


explain_ray_errors(quotients)
