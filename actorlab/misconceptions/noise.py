"""What lengthens a measured time and is the moment's fault: an earlier run, a busy machine.

The work went on side by side, as it should, and the clock shows more than the window.
"""

from actorlab.checks.mistake import Bundle, Figures, Kind, bundle, mistake
from actorlab.checks.seen import Seen
from actorlab.misconceptions.facts import Work
from actorlab.misconceptions.wording import count


def earlier_run(facts: Work) -> Bundle:
    """What an earlier run of the cell left behind.

    Args:
        facts: ``method``, ``actors``, ``times``, ``seconds``, ``duration`` and ``window``.
    """
    return bundle(facts, earlier_calls_still_waiting)


def busy(facts: Work) -> Bundle:
    """A machine, or a notebook, that was busy with something else.

    Args:
        facts: as for ``earlier_run``; ``start`` and ``end``.
    """
    return bundle(
        facts, workers_came_late, driver_waited_for_something_else, calls_took_longer, machine_was_busy
    )


def noisy(id: str, about: str, says: str):
    """Make a noise of the function that recognises it (decorator)."""
    return mistake(id, about=about, says=says, kind=Kind.NOISE)


@noisy(
    "EarlierCallsStillWaiting",
    about="Calls that an earlier run had queued delayed this one.",
    says="{late} of an earlier run were still waiting on these actors, and this run had to queue behind them: "
    "{measured:.2f} s. Create the actors anew ({made}), then run this one again.",
)
def earlier_calls_still_waiting(facts: Work, seen: Seen) -> Figures | None:
    began = facts.run(seen).start
    late = [
        call
        for calls in seen.settled.method_calls(facts.method).values()
        for call in calls
        if call.submitted and call.submitted < began < call.end
    ]
    if late and facts.took_too_long(seen) and facts.side_by_side(seen):
        made = f"run {_step(seen, facts.actors[0])} again" if facts.actors else "run their cell again"
        return {"late": count(late, "call"), "measured": facts.measured(seen), "made": made}


@noisy(
    "WorkersCameLate",
    about="The calls were sent together, and an actor's worker was not up yet.",
    says="The calls were sent together, but one actor began its first {noun} {late:.2f} s after that was sent, and the "
    "clock showed {measured:.2f} s. If your actors had been created well before, this machine was slow: run {step} "
    "again, and then this one.",
)
def workers_came_late(facts: Work, seen: Seen) -> Figures | None:
    first = [calls[0] for calls in facts.by_actor(seen).values()]
    if len(first) < 2 or not facts.took_too_long(seen) or facts.side_by_side(seen):
        return None
    late = max(call.start - call.sent for call in first)
    sent_together = max(call.sent for call in first) < min(call.end for call in first)
    if sent_together and late > facts.seconds:
        return {"late": late, "measured": facts.measured(seen), "step": _step(seen, facts.duration)}


@noisy(
    "DriverWaitedForSomethingElse",
    about="The work went on side by side, and the notebook spent more time than it took.",
    says="The actors worked side by side for {span:.2f} s, but the clock showed {measured:.2f} s. What else did the "
    "cell do between `{start}` and `{end}`?",
)
def driver_waited_for_something_else(facts: Work, seen: Seen) -> Figures | None:
    measured, span = facts.measured(seen), facts.span(seen)
    if facts.took_too_long(seen) and facts.side_by_side(seen) and measured - span > 1.0:
        return {"span": span, "measured": measured}


@noisy(
    "CallsTookLonger",
    about="Every call took longer than it should: more work, or a swamped machine.",
    says="The actors worked side by side, but even the shortest {noun} took {shortest:.2f} s, and all of it "
    "{measured:.2f} s. Does yours still take {seconds} s? If it does, this machine is very busy.",
)
def calls_took_longer(facts: Work, seen: Seen) -> Figures | None:
    shortest = facts.shortest(seen)
    if shortest > 1.3 * facts.seconds and facts.side_by_side(seen):
        return {"shortest": shortest, "measured": facts.measured(seen)}


@noisy(
    "MachineWasBusy",
    about="The program is right; the machine was slow.",
    says="The actors worked side by side, but the clock showed {measured:.2f} s. If nothing else happens between "
    "`{start}` and `{end}`, your program is right and this machine was slow: run {step} again, and then this one.",
)
def machine_was_busy(facts: Work, seen: Seen) -> Figures | None:
    if facts.took_too_long(seen) and facts.side_by_side(seen):
        return {"measured": facts.measured(seen), "step": _step(seen, facts.duration)}


def _step(seen: Seen, name: str) -> str:
    """What the notebook's text calls the cell that gave a name its value, amid a sentence."""
    step = seen.step(seen.solution_cell(seen.run_that_set(name)))
    return f"{step[0].lower()}{step[1:]}"
