"""What can be wrong with `ray.wait`, where it shows as an exception."""

import re

from actorlab.checks.mistake import Bundle, Figures, bundle
from actorlab.misconceptions.ray_errors import error


def errors() -> Bundle:
    """What a cell with a loop around `ray.wait` may stop with, in the order in which it is tried."""
    return bundle(
        None,
        waited_for_actors,
        waited_for_values,
        wait_wants_a_list,
        waited_twice_for_one,
        waited_for_more_than_there_are,
        unknown_to_wait,
        another_number_ready,
        looked_for_a_list,
        loop_was_interrupted,
    )


@error(
    "WaitedForActors",
    about="`ray.wait` was given actors' handles.",
    says="`ray.wait` was given actors. An actor is never ready; what becomes ready is the answer to a call. What did "
    "the calls return?",
)
def waited_for_actors(error: BaseException) -> bool:
    return _refused(error, r"got list containing <class 'ray\.actor\.ActorHandle'>")


@error(
    "WaitedForValues",
    about="`ray.wait` was given a list that holds other things than references.",
    says="`ray.wait` was given a list with something of type `{kind}` in it. It waits for references: what is in your "
    "list at that line, and was it fetched before?",
)
def waited_for_values(error: BaseException) -> Figures | None:
    found = re.search(r"got list containing <class '([\w.]+)'>", str(error))
    return {"kind": found[1].rpartition(".")[2]} if found and isinstance(error, TypeError) else None


@error(
    "WaitWantsAList",
    about="`ray.wait` was given a single reference, a tuple, ... instead of a list.",
    says="`ray.wait` was given {given}, and it takes one list of references. What did you hand over?",
)
def wait_wants_a_list(error: BaseException) -> Figures | None:
    if _refused(error, "got a single ray.ObjectRef"):
        return {"given": "a single reference"}
    found = re.search(r"expected a list of ray\.ObjectRef.*, got <class '([\w.]+)'>", str(error))
    return {"given": f"something of type `{found[1]}`"} if found and isinstance(error, TypeError) else None


@error(
    "WaitedTwiceForOne",
    about="The list for `ray.wait` holds a reference twice.",
    says="The list that `ray.wait` was given holds the same reference twice. Which line put it there a second time?",
)
def waited_twice_for_one(error: BaseException) -> bool:
    return isinstance(error, ValueError) and "list of unique ray_waitables" in str(error)


@error(
    "WaitedForMoreThanThereAre",
    about="`num_returns` is larger than the list.",
    says="`ray.wait` was told to wait for more references than are in its list. How many are left there in the last "
    "turns of your loop?",
)
def waited_for_more_than_there_are(error: BaseException) -> bool:
    return isinstance(error, ValueError) and "num_returns cannot be greater" in str(error)


@error(
    "UnknownToWait",
    about="A word that `ray.wait` does not take, such as `num_results`.",
    says="`ray.wait` does not take `{word}`. What is it called in the table above, or in `ray.wait?`",
)
def unknown_to_wait(error: BaseException) -> Figures | None:
    found = re.search(r"\bwait\(\) got an unexpected keyword argument '(\w+)'", str(error))
    return {"word": found[1]} if found and isinstance(error, TypeError) else None


@error(
    "AnotherNumberReady",
    about="The list of what is ready holds none, or more than one.",
    says="The cell took one item from a list that holds {found}. How many are ready when `ray.wait` returns: always "
    "one, also after a `timeout`, or with `num_returns`?",
)
def another_number_ready(error: BaseException) -> Figures | None:
    if isinstance(error, IndexError) and "index out of range" in str(error):
        return {"found": "fewer"}
    if isinstance(error, ValueError) and (
        found := re.search(r"(not enough|too many) values to unpack", str(error))
    ):
        return {"found": "fewer" if found[1] == "not enough" else "more"}


@error(
    "LookedForAList",
    about="The whole list of what is ready was looked up among the references.",
    says="The cell looked for a list among references, and found none: what is ready comes in a list, even if it is "
    "one. What stands in it, and how do you take it out?",
)
def looked_for_a_list(error: BaseException) -> bool:
    return (
        isinstance(error, ValueError) and re.match(r"\[ObjectRef\(.*is not in list", str(error)) is not None
    )


@error(
    "LoopWasInterrupted",
    about="The cell did not come to an end, and was interrupted.",
    says="The cell did not come to an end and was interrupted. What has been ready once stays ready: does each turn of "
    "your loop leave one reference fewer to wait for?",
)
def loop_was_interrupted(error: BaseException) -> bool:
    return isinstance(error, KeyboardInterrupt)


def _refused(error: BaseException, said: str) -> bool:
    return isinstance(error, TypeError) and re.search(said, str(error)) is not None
