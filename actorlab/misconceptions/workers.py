"""Who did the work: the actors that were asked for, others, or none."""

import re

from actorlab.checks.mistake import Bundle, Figures, bundle, mistake
from actorlab.checks.seen import Seen
from actorlab.evidence.questions import MISSING
from actorlab.misconceptions.facts import Work
from actorlab.misconceptions.wording import count, seconds, short


def elsewhere(facts: Work) -> Bundle:
    """Work that no actor did.

    Args:
        facts: ``method`` and ``results``; ``duration``, if it is measured.
    """
    return bundle(
        facts,
        threads_instead_of_actors,
        processes_instead_of_actors,
        remote_functions_instead_of_actors,
        plain_objects_did_the_work,
        nobody_worked,
    )


def too_many(facts: Work) -> Bundle:
    """Work that more actors did than were asked for.

    Args:
        facts: ``method``, ``actors`` and ``state``.
    """
    return bundle(facts, too_many_actors)


def too_few(facts: Work) -> Bundle:
    """Work that one actor did alone.

    Args:
        facts: ``method``, ``actors``, ``times`` and ``duration``.
    """
    return bundle(facts, only_one_actor_worked)


def at_once(facts: Work) -> Bundle:
    """Actors that do not take one call at a time.

    Args:
        facts: ``method``.
    """
    return bundle(facts, calls_overlap_on_one_actor)


def rounds(facts: Work) -> Bundle:
    """Another number of calls than was asked for.

    Args:
        facts: ``method``, ``actors``, ``times`` and ``results``.
    """
    return bundle(facts, wrong_number_of_rounds)


@mistake(
    "ThreadsInsteadOfActors",
    about="Threads over plain objects.",
    says="The {noun}s ran in {threads} of the notebook's own process; no actor took part. Threads wait side by side, "
    "but they share one process. What would give each {state} a worker of its own?",
)
def threads_instead_of_actors(facts: Work, seen: Seen) -> Figures | None:
    threads = {call.thread for call in facts.plain_calls(seen)} - {"MainThread"}
    return {"threads": count(threads, "thread")} if threads and not facts.calls(seen) else None


@mistake(
    "ProcessesInsteadOfActors",
    about="Processes of Python's own instead of actors.",
    says="The {noun}s ran in processes that Ray knows nothing of; no actor took part. Who keeps a {state} between two "
    "calls there, and who would in Ray?",
)
def processes_instead_of_actors(facts: Work, seen: Seen) -> bool:
    source = "\n".join(run.source for run in seen.runs)
    started = re.search(r"multiprocessing|ProcessPool|os\.fork|subprocess", source)
    return started is not None and not facts.calls(seen)


@mistake(
    "RemoteFunctionsInsteadOfActors",
    about="Remote functions, with the state passed along or global.",
    says="{tasks} ran (`{name}`), and no actor's {noun}. A remote function has no state of its own: each call may run "
    "in another process. What keeps a {state} from one call to the next?",
)
def remote_functions_instead_of_actors(facts: Work, seen: Seen) -> Figures | None:
    began = facts.run(seen).start
    tasks = [call for call in seen.settled.calls if not call.actor and (call.submitted or 0.0) >= began]
    if tasks and not facts.calls(seen):
        return {"tasks": count(tasks, "remote function"), "name": tasks[0].method}


@mistake(
    "PlainObjectsDidTheWork",
    about="The loop calls ordinary objects; no actor works.",
    says="The {calls} {noun}s ran one after another in the notebook's own process: {took:.2f} s. No actor ran any. On "
    "which objects should the loop call `{method}`, and how does one call an actor's method?",
)
def plain_objects_did_the_work(facts: Work, seen: Seen) -> Figures | None:
    plain = facts.plain_calls(seen)
    if plain and not facts.calls(seen):
        return {"calls": len(plain), "took": sum(call.end - call.start for call in plain)}


@mistake(
    "NobodyWorked",
    about="What was judged does not come from any call of `{method}`.",
    says="{held}, but the cell's last run sent no {noun} to any actor. Which of its lines should, and does Python come "
    "to it?",
)
def nobody_worked(facts: Work, seen: Seen) -> Figures | None:
    values = {name: seen.value(name) for name in (facts.results, facts.duration) if name}
    if facts.calls(seen) or facts.plain_calls(seen) or MISSING in values.values():
        return None
    held = [
        f"`{name}` is {seconds(value) if name == facts.duration else short(value)}"
        for name, value in values.items()
    ]
    return {"held": " and ".join(held)}


@mistake(
    "TooManyActors",
    about="The work is spread over more actors than were asked for.",
    says="{found} actors ran {noun}s: {tally}. Each has a {state} of its own. Which {wanted} should do all of the "
    "work?",
)
def too_many_actors(facts: Work, seen: Seen) -> Figures | None:
    found, wanted = len(facts.counts(seen)), len(facts.actors)
    return {"found": found, "wanted": wanted, "tally": facts.tally(seen)} if found > wanted else None


@mistake(
    "OnlyOneActorWorked",
    about="All calls went to one actor.",
    says="One actor ran all {calls} {noun}s, one at a time: {measured}. How many workers are needed to do two things "
    "at once?",
)
def only_one_actor_worked(facts: Work, seen: Seen) -> Figures | None:
    counts = list(facts.counts(seen).values())
    if len(counts) == 1 < len(facts.actors) and counts[0] >= facts.times:
        return {"calls": counts[0], "measured": seconds(seen.value(facts.duration))}


@mistake(
    "CallsOverlapOnOneActor",
    about="An async or threaded actor runs its calls all at once.",
    says="One actor had up to {most} {noun}s under way at the same time. Each actor must do them one after another: "
    "what did you switch on that lets an actor take several calls at once, and which promise did it cost?",
)
def calls_overlap_on_one_actor(facts: Work, seen: Seen) -> Figures | None:
    return {"most": most} if (most := facts.most_on_one_actor(seen)) > 1 else None


@mistake(
    "WrongNumberOfRounds",
    about="The loop ran more or fewer times than it should.",
    says="Each actor ran {rounds} {noun}s instead of {times}. How often does your loop run?",
)
def wrong_number_of_rounds(facts: Work, seen: Seen) -> Figures | None:
    counts = facts.counts(seen)
    rounds = set(counts.values())
    if len(counts) == len(facts.actors) and len(rounds) == 1 and rounds != {facts.times}:
        return {"rounds": rounds.pop(), "values": len(facts.held(seen) or ())}
