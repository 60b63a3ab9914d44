"""What can be wrong with a measured time, though the machine was quiet."""

from actorlab.checks.mistake import Bundle, Figures, bundle, mistake
from actorlab.checks.seen import Seen
from actorlab.evidence.calls import by_actor, has_ended
from actorlab.evidence.cell_text import gets_in_a_loop
from actorlab.misconceptions.facts import Work
from actorlab.misconceptions.fetching import holds_values
from actorlab.misconceptions.wording import seconds


def clock(facts: Work) -> Bundle:
    """What can be wrong with the number, whatever was measured.

    Args:
        facts: ``duration`` and what ``span`` looks at.
    """
    return bundle(facts, not_a_number, clock_of_the_processor, clock_read_backwards, not_in_seconds)


def too_short(facts: Work) -> Bundle:
    """Why a clock may show less than the work took.

    Args:
        facts: ``duration``, ``window``, ``results``, ``method``, ``seconds`` and ``times``.
    """
    return bundle(
        facts,
        fetched_after_the_clock_stopped,
        clock_did_not_wait,
        stopped_at_the_first_ready,
        clock_covers_only_part,
    )


def one_after_another(facts: Work) -> Bundle:
    """Why several actors may not have worked side by side.

    Args:
        facts: ``duration`` and ``method``.
    """
    return bundle(facts, fetched_in_the_loop, fetched_one_at_a_time)


def work(facts: Work) -> Bundle:
    """Other work in the measured time than was asked for.

    Args:
        facts: ``duration``, ``window``, ``method``, ``seconds``, ``times``, ``actors``,
            ``start`` and ``end``.
    """
    return bundle(facts, work_changed, extra_calls_in_the_timed_part)


def starting(facts: Work) -> Bundle:
    """Actors that were not up when the clock was started.

    Args:
        facts: as for ``work``.
    """
    return bundle(facts, actors_started_inside_the_timed_part)


@mistake(
    "NotANumber",
    about="`{duration}` does not hold a number of seconds.",
    says="`{duration}` is of type `{kind}`, not a number of seconds. What is `{end} - {start}`?",
)
def not_a_number(facts: Work, seen: Seen) -> Figures | None:
    value = seen.value(facts.duration)
    return None if isinstance(value, (int, float)) else {"kind": type(value).__name__}


@mistake(
    "ClockOfTheProcessor",
    about="`time.process_time()`, which stands still while one waits.",
    says="`{duration}` is {measured}, and Ray's record shows {span:.2f} s of work. The clock that you read counts only "
    "while this process computes, and stands still while it waits. Which clock goes on?",
)
def clock_of_the_processor(facts: Work, seen: Seen) -> Figures | None:
    source = seen.run_that_set(facts.duration).source
    if "process_time" in source or "thread_time" in source:
        return {"measured": seconds(seen.value(facts.duration)), "span": facts.span(seen)}


@mistake(
    "ClockReadBackwards",
    about="`{start} - {end}`.",
    says="`{duration}` is {measured:.2f} s. Which of the two times comes first in your subtraction?",
)
def clock_read_backwards(facts: Work, seen: Seen) -> Figures | None:
    return {"measured": value} if (value := facts.measured(seen)) < 0 else None


@mistake(
    "NotInSeconds",
    about="Milliseconds, or another unit.",
    says="`{duration}` is {measured:.5g}, and Ray's record shows {span:.2f} seconds of work. In which unit is your "
    "number?",
)
def not_in_seconds(facts: Work, seen: Seen) -> Figures | None:
    return {"measured": value, "span": facts.span(seen)} if (value := facts.measured(seen)) > 100 else None


@mistake(
    "FetchedAfterTheClockStopped",
    about="`ray.get` comes after `{end}`.",
    says="The clock showed {measured:.2f} s, but the actors worked for {span:.2f} s: it was stopped while they were "
    "still at work. What must have happened before you take `{end}`?",
)
def fetched_after_the_clock_stopped(facts: Work, seen: Seen) -> Figures | None:
    if facts.measured(seen) < facts.seconds and facts.counts(seen) and holds_values(facts, seen):
        return {"measured": facts.measured(seen), "span": facts.span(seen)}


@mistake(
    "ClockDidNotWait",
    about="The calls were sent; nothing waited for them before `{end}`.",
    says="The clock showed {measured:.2f} s: the calls were sent, and nobody waited for them. Sending returns at once. "
    "What waits for the answers?",
)
def clock_did_not_wait(facts: Work, seen: Seen) -> Figures | None:
    run = seen.run_that_set(facts.duration)
    one_by_one = facts.seconds * facts.times * len(facts.actors)
    if facts.measured(seen) < facts.seconds and run.end - run.start < 0.9 * one_by_one:
        return {"measured": facts.measured(seen)}


@mistake(
    "StoppedAtTheFirstReady",
    about="`ray.wait` returns when the first is ready.",
    says="The clock showed {measured:.2f} s: `ray.wait` returned before all calls were done. How many of the {all} "
    "should be ready before the clock stops?",
)
def stopped_at_the_first_ready(facts: Work, seen: Seen) -> Figures | None:
    if facts.measured(seen) < facts.window[0] and "ray.wait" in facts.source(seen):
        return {"measured": facts.measured(seen), "all": facts.times * len(facts.actors)}


@mistake(
    "ClockCoversOnlyPart",
    about="The timer started too late or stopped too early.",
    says="The actors worked for {span:.2f} s, but the clock showed {measured:.2f} s: it covers only a part of the "
    "work. Where do `{start}` and `{end}` stand, compared with the first call and the last answer?",
)
def clock_covers_only_part(facts: Work, seen: Seen) -> Figures | None:
    if facts.measured(seen) <= facts.window[0] <= facts.span(seen) + 0.01:
        return {"measured": facts.measured(seen), "span": facts.span(seen)}


@mistake(
    "FetchedInTheLoop",
    about="`ray.get` inside the loop waits for each answer.",
    says="The calls ran one after another: {measured}. `ray.get` inside the loop waits for each answer before the next "
    "call is sent. What could you keep meanwhile, and fetch later?",
)
def fetched_in_the_loop(facts: Work, seen: Seen) -> Figures | None:
    if facts.one_after_another(seen) and gets_in_a_loop(facts.source(seen)):
        return {"measured": seconds(seen.value(facts.duration))}


@mistake(
    "FetchedOneAtATime",
    about="Each call is fetched before the next is sent, out of sight.",
    says="The calls ran one after another: {measured}. No two actors were at work at the same time, so each answer was "
    "waited for before the next call was sent. Where does your code wait?",
)
def fetched_one_at_a_time(facts: Work, seen: Seen) -> Figures | None:
    return {"measured": seconds(seen.value(facts.duration))} if facts.one_after_another(seen) else None


@mistake(
    "WorkChanged",
    about="The {seconds} s of work were shortened, removed, moved or lengthened.",
    says="A call of `{method}` took {shortest:.2f} s instead of {seconds} s. Its waiting stands for real work and "
    "belongs into `{method}`. Can you keep it there, and still be done in time?",
)
def work_changed(facts: Work, seen: Seen) -> Figures | None:
    shortest = facts.shortest(seen)
    # No machine is so busy that even the shortest call takes twice as long.
    if shortest < 0.9 * facts.seconds or shortest > 1.9 * facts.seconds:
        return {"shortest": shortest}


@mistake(
    "ExtraCallsInTheTimedPart",
    about="The clock also covers other calls than those that were asked for.",
    says="{timed} {noun}s ran while the clock did, instead of {all}: {measured:.2f} s. Which call does not belong "
    "between `{start}` and `{end}`?",
)
def extra_calls_in_the_timed_part(facts: Work, seen: Seen) -> Figures | None:
    calls, measured = facts.calls(seen), facts.measured(seen)
    if not calls or not facts.took_too_long(seen):
        return None
    started, run = seen.value(facts.start), facts.run(seen)
    if not (isinstance(started, float) and run.start <= started <= run.end):  # the notebook does not say
        started = max(call.end for call in calls) - measured
    timed = by_actor(call for call in calls if call.sent >= started)
    counts = sorted(map(len, timed.values()))
    if len(counts) == len(facts.actors) and counts[0] == facts.times < counts[-1]:
        return {"timed": sum(counts), "all": facts.times * len(counts), "measured": measured}


@mistake(
    "ActorsStartedInsideTheTimedPart",
    about="Starting the actors took part of the measured time.",
    says="The actors were still being started when the first {noun} was sent; `__init__` took {longest:.2f} s, and the "
    "clock showed {measured:.2f} s. Starting a worker takes time too. Should that be inside the measured part?",
)
def actors_started_inside_the_timed_part(facts: Work, seen: Seen) -> Figures | None:
    sent = min((call.sent for call in facts.calls(seen)), default=float("inf"))
    made = filter(has_ended, seen.settled.calls)
    late = [
        call
        for call in made
        if call.actor
        and call.method == "__init__"
        and sent < call.end <= facts.run(seen).end
        # One that was created well before, and had a quick constructor, was kept waiting
        # by the machine: that is noise.
        and (call.seconds > 0.3 or call.sent > sent - 1.5)
    ]
    if late and facts.took_too_long(seen) and facts.side_by_side(seen):
        return {"longest": max(call.seconds for call in late), "measured": facts.measured(seen)}
