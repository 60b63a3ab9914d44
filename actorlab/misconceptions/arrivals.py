"""What can be wrong with how much a list holds that an actor told: what had arrived, and when."""

from dataclasses import replace

from actorlab.checks.mistake import Bundle, Figures, Kind, mistake
from actorlab.checks.seen import Seen
from actorlab.evidence.calls import BegunCall, FinishedCall
from actorlab.evidence.session import shown_as
from actorlab.misconceptions.task_calls import TaskCalls
from actorlab.misconceptions.wording import count


def incomplete(facts: TaskCalls, told: str) -> Bundle:
    """Why the list that was told in the end does not hold what arrived; in this order.

    Args:
        facts: the exercise's, with ``clears`` and ``tells``.
        told: the list's name.
    """
    return facts.bundle(
        calls_of_an_earlier_run,
        actor_not_emptied,
        asked_before_they_were_done,
        never_asked_afterwards,
        calls_overtook_the_reset,
        calls_still_on_their_way,
        emptied_amid_the_work,
        list_is_not_what_arrived,
        told=told,
    )


@mistake(
    "CallsOfAnEarlierRun",
    about="An earlier run left {task}s at work, and they sent {noun}s into this one.",
    says="{late} came from {task}s that an earlier run of the cell had left at work. Run {cell_of_it} again, now "
    "that they have ended, and then this one.",
    kind=Kind.NOISE,
)
def calls_of_an_earlier_run(at: TaskCalls, seen: Seen) -> Figures | None:
    left = {call.id for call in at.left_at_work(seen)}
    late = [call for call in at.calls(seen) if call.sender in left]
    if late and at.length(seen) > at.workers * at.times:
        return {"late": count(late, at.noun), "cell_of_it": at.step(seen)}


@mistake(
    "ActorNotEmptied",
    about="What the {actor} got in an earlier run is still there.",
    says="`{results}` holds {length} {noun}s, and this run sent {sent}: the {actor} still has those of an earlier run. "
    "An actor keeps its state between two runs of a cell. {question}",
)
def actor_not_emptied(at: TaskCalls, seen: Seen) -> Figures | None:
    length, sent = at.length(seen), len(at.calls(seen))
    if length > sent and len(seen.settled.calls_on(at.actor_id(seen), at.method)) > sent:
        emptied = any(call.method == at.clears for call in at.all_calls(seen))
        question = f"`{at.clears}` ran: what does it set?" if emptied else "What empties it?"
        return {"length": length, "sent": sent, "question": question}


@mistake(
    "AskedBeforeTheyWereDone",
    about="The last look came before the {task}s had ended.",
    says="`{results}` holds {length} {noun}s, and {sent} arrived in the end: the {actor} was asked while {task}s were "
    "still running. What waits until all of them are done?",
)
def asked_before_they_were_done(at: TaskCalls, seen: Seen) -> Figures | None:
    look, length, sent = at.look(seen), at.length(seen), len(at.calls(seen))
    if look and 0 <= length == at.arrived(seen, look) < sent:
        if any(call.end is None or call.end > look.start for call in at.tasks(seen)):
            return {"length": length, "sent": sent}


@mistake(
    "NeverAskedAfterwards",
    about="Nobody asked the {actor} once it had all {noun}s.",
    says="The {actor} got {arrived}, and nobody asked for them once they had arrived. Where does `{results}` come "
    "from?",
)
def never_asked_afterwards(at: TaskCalls, seen: Seen) -> Figures | None:
    actor, length = at.actor_id(seen), at.length(seen)
    arrived = seen.settled.calls_on(actor, at.method)
    if 0 < length <= len(arrived) and not seen.settled.asked_after(actor, at.method, length):
        return {"arrived": count(arrived, at.noun)}


@mistake(
    "CallsOvertookTheReset",
    about="Some {noun}s came before a `{clears}` that had been sent earlier, and was not waited for.",
    says="{lost} arrived before the `{clears}` that the cell had sent earlier, and it threw {them} away: `{results}` "
    "holds {length}. Nothing promises the order of calls from different callers. How could the cell wait until the "
    "{actor} is empty?",
    kind=Kind.NOISE,
)
def calls_overtook_the_reset(at: TaskCalls, seen: Seen) -> Figures | None:
    look, length = at.look(seen), at.length(seen)
    lost, reset = _lost_to_a_reset(at, seen, look) if look else ([], None)
    if look and reset and lost and reset.sent < (at.started(seen) or 0.0):
        if length == at.arrived(seen, look) - len(lost):
            return {"length": length or "none", **_thrown_away(at, lost)}


# The same of a list that was told amid the work: gradebooks know it by another id.
progress_overtook_the_reset = replace(calls_overtook_the_reset, id="ProgressOvertookTheReset")


@mistake(
    "CallsStillOnTheirWay",
    about="The {task}s did not wait for their {noun}s, and the last look overtook some.",
    says="`{results}` holds {length} {noun}s, and {sent} arrived in the end: the {task}s were done before all of their "
    "{noun}s had arrived, since they did not wait for them. Nothing promises the order of calls from different "
    "callers. What could a task wait for before it ends?",
    kind=Kind.NOISE,
)
def calls_still_on_their_way(at: TaskCalls, seen: Seen) -> Figures | None:
    look, length, sent = at.look(seen), at.length(seen), len(at.calls(seen))
    if look and 0 < length == at.arrived(seen, look) < sent:
        return {"length": length, "sent": sent}


@mistake(
    "EmptiedAmidTheWork",
    about="`{clears}` was called when {noun}s had arrived already.",
    says="`{clears}` came from {whom} when {lost} had arrived, and threw {them} away. When should the {actor} be "
    "emptied, and by whom?",
)
def emptied_amid_the_work(at: TaskCalls, seen: Seen) -> Figures | None:
    look = at.look(seen)
    lost, reset = _lost_to_a_reset(at, seen, look) if look else ([], None)
    if look and reset and lost and at.length(seen) < at.arrived(seen, look):
        return {"whom": "a task" if reset.from_task else "the notebook", **_thrown_away(at, lost)}


@mistake(
    "ListIsNotWhatArrived",
    about="The {actor} forgot some {noun}s, or the notebook changed the list.",
    says="When the {actor} was asked, {arrived} had arrived, and `{results}` holds {length}. {question}",
)
def list_is_not_what_arrived(at: TaskCalls, seen: Seen) -> Figures | None:
    look, length = at.look(seen), at.length(seen)
    if look is None or length < 0 or length == (arrived := at.arrived(seen, look)):
        return None
    given = at.given(seen, look)
    if given is not None and given != shown_as(seen.value(at.results)):
        question = f"The {at.actor} gave {given}: what did the notebook do with them?"
    elif length > arrived:
        question = "Where do the others come from: from an earlier run, or from the cell itself?"
    else:
        question = f"What do `{at.method}` and `{at.tells}` do with the {at.noun}s that were there before?"
    return {"arrived": count(range(arrived), at.noun), "length": length, "question": question}


progress_is_not_what_arrived = replace(list_is_not_what_arrived, id="ProgressIsNotWhatArrived")


def _lost_to_a_reset(
    at: TaskCalls, seen: Seen, look: BegunCall
) -> tuple[list[FinishedCall], BegunCall | None]:
    """The calls whose effect a reset threw away before the actor was asked, and that reset."""
    on_it = [call for call in at.all_calls(seen) if call.actor == look.actor and call.start <= look.start]
    resets = [call for call in on_it if call.method == at.clears]
    last = max(resets, key=lambda call: call.start, default=None)
    if last is None:
        return [], None
    return [c for c in at.calls(seen) if c.actor == look.actor and c.end <= last.start], last


def _thrown_away(at: TaskCalls, lost: list[FinishedCall]) -> dict[str, str]:
    return {"lost": count(lost, at.noun), "them": "it" if len(lost) == 1 else "them"}
