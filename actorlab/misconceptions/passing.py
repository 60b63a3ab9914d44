"""What can be wrong where one actor needs what another has made: with the reference that is
passed on, and with what the notebook waits for meanwhile.

Pieces pass a line of actors: each piece has one call on each actor. The line is read from
Ray's record. The first actor is the one that began first.
"""

from actorlab.checks.mistake import Bundle, Figures, Kind, bundle, mistake
from actorlab.checks.seen import Seen
from actorlab.checks.spec import last_line
from actorlab.evidence.calls import FinishedCall
from actorlab.evidence.cell_text import gets_in_a_loop
from actorlab.misconceptions.facts import Work
from actorlab.misconceptions.wording import seconds


def references(facts: Work) -> Bundle:
    """What may become of a reference before it is passed on, or on its way.

    Args:
        facts: ``results`` and ``noun``.
    """
    return bundle(facts, reference_in_a_list, worked_on_a_reference, reference_put, reference_as_text)


def waiting(facts: Work) -> Bundle:
    """What the notebook may wait for before it sends the next piece.

    Args:
        facts: ``results``, ``duration``, ``method``, ``noun`` and ``times``.
    """
    return bundle(
        facts,
        one_actor_after_another,
        waited_for_each_piece,
        waited_for_the_second_actor,
        waited_now_and_then,
    )


@mistake(
    "ReferenceInAList",
    about="A reference is passed inside a list, so the method gets the list.",
    says="A {noun} stopped in its worker with `{said}`: it was given a list. Ray puts the value in a reference's place "
    "where the reference is an argument, and does not look inside one. What do the brackets around yours add?",
    kind=Kind.ERROR,
)
def reference_in_a_list(facts: Work, error: BaseException) -> Figures | None:
    said = last_line(error)
    # A list that has to take part in the work: it is added to, or asked what only its items can do.
    if type(error).__name__.startswith("RayTaskError") and ("(not " in said or "'list'" in said):
        return {"said": said[:160]} if "list" in said else None


@mistake(
    "WorkedOnAReference",
    about="The notebook works on a value that it has only a reference to.",
    says="The notebook stopped with `{said}`: it wanted to work on a value, and has the reference to it. The value need "
    "not be there yet. Who will have it, and what should happen here in the meantime?",
    kind=Kind.ERROR,
)
def worked_on_a_reference(facts: Work, error: BaseException) -> Figures | None:
    said = last_line(error)
    if type(error) is TypeError and "'ray.ObjectRef'" in said:
        return {"said": said[:160]}


@mistake(
    "ReferencePut",
    about="`ray.put` of a reference.",
    says="The notebook gave `ray.put` a reference, and Ray refuses that: what a reference stands for is in Ray's store "
    "already, or will be. What could you pass on as it is?",
    kind=Kind.ERROR,
)
def reference_put(facts: Work, error: BaseException) -> bool:
    return isinstance(error, TypeError) and "Calling 'put' on an ray.ObjectRef" in str(error)


@mistake(
    "ReferenceAsText",
    about="A reference is made into a text, as by `str`.",
    says="`{results}` is {shown}. That is what a reference is called, and not what it stands for: something made a text "
    "of it. What did you pass on?",
)
def reference_as_text(facts: Work, seen: Seen) -> Figures | None:
    texts = [one for one in facts.held(seen) or () if isinstance(one, str)]
    return {"shown": facts.shown(seen)} if any("ObjectRef(" in text for text in texts) else None


@mistake(
    "OneActorAfterAnother",
    about="An actor is asked for the first time when the one before has done all of its work.",
    says="The second actor was asked for its first {noun} once the first one had done all of its own: {clock}. What "
    "could the second have been doing meanwhile, and what did the notebook wait for?",
)
def one_actor_after_another(facts: Work, seen: Seen) -> Figures | None:
    first, *later = _line(facts, seen) or [[]]
    if later and len(first) > 1 and later[0][0].sent >= first[-1].end:
        return _clock(facts, seen)


@mistake(
    "WaitedForEachPiece",
    about="The next piece is sent when the one before has passed the whole line.",
    says="Each piece was sent to the first actor once the one before had left the last: {clock}. The notebook waits "
    "for every piece, and meanwhile the line runs empty. What could it send before it waits?",
)
def waited_for_each_piece(facts: Work, seen: Seen) -> Figures | None:
    if facts.times > 1 and _waits(facts, seen, 2) == facts.times - 1:
        return _clock(facts, seen)


@mistake(
    "WaitedForTheSecondActor",
    about="The next piece is sent when the second actor is done with the one before.",
    says="Each piece was sent to the first actor once the second was done with the one before: {clock}. So these two took "
    "turns. Who needs what the second one returns: the notebook, or the third?",
)
def waited_for_the_second_actor(facts: Work, seen: Seen) -> Figures | None:
    if facts.times > 1 and _waits(facts, seen, 1) == facts.times - 1:
        return _clock(facts, seen)


@mistake(
    "WaitedNowAndThen",
    about="Now and then the notebook waits until a piece has passed the whole line.",
    says="Between two pieces the line ran empty: {clock}. `ray.get` in the loop waits for what is on the line before more "
    "is sent. How many pieces could be on their way when the notebook waits for the first time?",
)
def waited_now_and_then(facts: Work, seen: Seen) -> Figures | None:
    line = _line(facts, seen)
    out = {call.id for call in line[-1]} if line else set()
    fetched = [fetch for fetch in seen.session.fetches if any(task in out for task, _ in fetch.values)]
    # A line may run empty on a slow machine, too, and a right answer may fetch one piece after another.
    if len(fetched) > 1 and _waits(facts, seen, 2) and gets_in_a_loop(facts.source(seen)):
        return _clock(facts, seen)


def _line(facts: Work, seen: Seen) -> list[list[FinishedCall]]:
    """The calls of each actor, each by start, in the order in which the actors began."""
    return sorted(facts.by_actor(seen).values(), key=lambda calls: calls[0].start)


def _waits(facts: Work, seen: Seen, place: int) -> int:
    """How often the first actor was sent a piece once the actor at this place, the first
    being 0, was done with the one before."""
    line = _line(facts, seen)
    if len(line) <= place:
        return 0
    return sum(later.sent >= done.end for done, later in zip(line[place], line[0][1:]))


def _clock(facts: Work, seen: Seen) -> dict[str, str]:
    return {"clock": seconds(seen.value(facts.duration))}
