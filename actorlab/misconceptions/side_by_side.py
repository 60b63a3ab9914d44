"""What can be wrong with tasks that are to work side by side, and with their measured time."""

from actorlab.checks.mistake import Bundle, Figures, Kind, mistake
from actorlab.checks.seen import Seen
from actorlab.evidence.cell_text import gets_in_a_loop
from actorlab.evidence.record import most_at_once
from actorlab.misconceptions.task_calls import TaskCalls
from actorlab.misconceptions.wording import count, seconds

# How long the notebook may take beside the tasks, in seconds, before it counts as doing something else.
_BESIDE = 1.0


def started_together(facts: TaskCalls) -> Bundle:
    """Why the tasks were not at work at the same time, each with its whole work; in this order.

    Args:
        facts: the exercise's, with ``duration`` and ``cpus``.
    """
    return facts.bundle(
        tasks_ran_here,
        one_task_after_another,
        work_changed,
        steps_made_longer,
        too_few_at_once,
        too_few_started,
    )


def each_calling(facts: TaskCalls) -> Bundle:
    """What tasks lack that were side by side: their calls, in time and after work; in this order.

    Args:
        facts: the exercise's, with ``duration``, ``window`` and ``taken``.
    """
    return facts.bundle(
        ran_side_by_side_and_told_nobody,
        clock_did_not_wait,
        not_every_task_called,
        called_before_the_work,
        actor_was_slow,
    )


def noise(facts: TaskCalls) -> Bundle:
    """Why tasks that were side by side took longer, through no fault of theirs; in this order.

    Args:
        facts: the exercise's, with ``duration`` and ``window``.
    """
    return facts.bundle(
        earlier_tasks_at_work, tasks_took_longer, driver_waited_for_something_else, machine_was_busy
    )


def remarks(facts: TaskCalls) -> Bundle:
    """What a right answer is told besides, if each task waits for each call.

    Args:
        facts: ``function``.
    """
    return facts.bundle(each_call_was_waited_for)


@mistake(
    "TasksRanHere",
    about="`{function}` is a plain function, or threads run it: no tasks at all.",
    says="The clock showed {clock}, but Ray ran no {task}. Which call starts one in a worker process?",
)
def tasks_ran_here(at: TaskCalls, seen: Seen) -> Figures | None:
    if not at.tasks(seen):
        return _clock(at, seen)


@mistake(
    "OneTaskAfterAnother",
    about="Each {task} is waited for before the next is started.",
    says="The {task}s ran one after another: {clock}. Each was waited for before the next was started. Starting a "
    "task returns a reference at once: what could you keep, and wait for later?",
)
def one_task_after_another(at: TaskCalls, seen: Seen) -> Figures | None:
    done = at.done(seen)
    if len(done) > 1 and all(after.sent >= before.end for before, after in zip(done, done[1:])):
        return _clock(at, seen)


@mistake(
    "WorkChanged",
    about="The work of a step, {seconds} s, was shortened, removed or moved.",
    says="{a_task} took {shortest:.2f} s instead of about {working:g}. The {seconds} s stand for real work and belong "
    "in each step. Can you leave them there?",
)
def work_changed(at: TaskCalls, seen: Seen) -> Figures | None:
    shortest = min((call.seconds for call in at.done(seen)), default=at.working)
    if shortest < 0.95 * at.working:
        return {"a_task": at.a_task.capitalize(), "shortest": shortest, "working": at.working}


@mistake(
    "StepsMadeLonger",
    about="Every step takes twice as long, or more: no machine is as busy as that.",
    says="Each step took {shortest:.2f} s or more, and its work takes {seconds} s: the clock showed {clock}. What else "
    "does {a_task} do in a step?",
)
def steps_made_longer(at: TaskCalls, seen: Seen) -> Figures | None:
    steps = [pause for task in at.tasks(seen) for pause, _ in at.pauses(seen, task)]
    if at.seconds and steps and min(steps) > 1.8 * at.seconds:
        return {"shortest": min(steps), "a_task": at.a_task, **_clock(at, seen)}


@mistake(
    "TooFewAtOnce",
    about="Not enough CPUs are left for {workers} {task}s.",
    says="{together}: {clock}. This Ray has {cpus} CPUs. How many does one {task} ask for, and what else holds some?",
)
def too_few_at_once(at: TaskCalls, seen: Seen) -> Figures | None:
    most, done = at.most_at_once(seen), at.done(seen)
    if 1 <= most < at.workers <= len(done) and not _came_late(at, seen):
        some = f"No more than {most} of the {at.task}s ran at the same time"
        return {"together": some if most > 1 else f"The {at.task}s ran one at a time", **_clock(at, seen)}


@mistake(
    "TooFewStarted",
    about="Fewer than {workers} {task}s.",
    says="{ran} ran instead of {workers}. Which ones did you start?",
)
def too_few_started(at: TaskCalls, seen: Seen) -> Figures | None:
    if 0 < len(tasks := at.tasks(seen)) < at.workers:
        return {"ran": count(tasks, at.task)}


@mistake(
    "RanSideBySideAndToldNobody",
    about="The tasks are parallel, and no {noun} reached an actor.",
    says="{ran} ran side by side in {clock}, but none sent a {noun} to an actor. Whom did they tell of their work?",
)
def ran_side_by_side_and_told_nobody(at: TaskCalls, seen: Seen) -> Figures | None:
    if not any(call.from_task for call in at.calls(seen)):
        return {"ran": count(at.tasks(seen), at.task), **_clock(at, seen)}


@mistake(
    "ClockDidNotWait",
    about="The clock was stopped while {task}s were at work.",
    says="`{duration}` is {clock}, but the {task}s worked for {span:.2f} s: it covers only a part of that. What has "
    "happened when you take `{start}`, and when you take `{end}`?",
)
def clock_did_not_wait(at: TaskCalls, seen: Seen) -> Figures | None:
    if at.measured(seen) < at.span(seen) - 0.1:
        return {"span": at.span(seen), **_clock(at, seen)}


@mistake(
    "NotEveryTaskCalled",
    about="{workers} {task}s ran, and not each of them sent {times} {noun}s.",
    says="{what}",
)
def not_every_task_called(at: TaskCalls, seen: Seen) -> Figures | None:
    sent, tasks = seen.settled.senders(at.method), at.tasks(seen)
    enough = [task for task in tasks if sent[task.id] >= at.times]
    if len(enough) < at.workers <= len(tasks):
        said = (
            f"{count(tasks, at.task)} ran, and {len(enough) or 'none'} of them sent {count(range(at.times), at.noun)} "
            f"to an actor. What becomes of the other {at.noun}s?"
        )
        return {"what": at.cut_short(seen) or said}


@mistake(
    "CalledBeforeTheWork",
    about="A {noun} came before the work of its step was done.",
    says="{a_task} sent a {noun} {pause:.2f} s after {since}, and the work of a step takes {seconds} s. When is a step "
    "done, and when does yours tell of it?",
)
def called_before_the_work(at: TaskCalls, seen: Seen) -> Figures | None:
    for task in at.tasks(seen):
        for pause, since in at.pauses(seen, task):
            if pause < 0.9 * at.seconds:
                return {"a_task": at.a_task.capitalize(), "pause": pause, "since": since}


@mistake(
    "ActorWasSlow",
    about="One {noun} takes the {actor} longer than it should.",
    says="The {actor} took {shortest:.2f} s for each {noun} instead of {taken} s, one {noun} at a time, and the "
    "clock showed {clock}. What does `{method}` do all that time?",
)
def actor_was_slow(at: TaskCalls, seen: Seen) -> Figures | None:
    shortest = min((call.seconds for call in at.calls(seen)), default=0.0)
    if at.taken and at.took_too_long(seen) and shortest > 4 * at.taken:
        return {"shortest": shortest, **_clock(at, seen)}


# --- noise


@mistake(
    "EarlierTasksAtWork",
    about="The {task}s of an earlier run took CPUs from this one's.",
    says="{left} still at work, and this run had to share the CPUs: {clock}. Run {cell_of_it} again, and then this "
    "one.",
    kind=Kind.NOISE,
)
def earlier_tasks_at_work(at: TaskCalls, seen: Seen) -> Figures | None:
    if at.took_too_long(seen) and (left := at.left_at_work(seen)):
        were = f"{count(left, at.task)} of an earlier run {'was' if len(left) == 1 else 'were'}"
        return {"left": were, "cell_of_it": at.step(seen), **_clock(at, seen)}


@mistake(
    "TasksTookLonger",
    about="Every step took longer than {seconds} s: more sleep, or a swamped machine.",
    says="The {task}s were started together, but even the shortest took {shortest:.2f} s, and all of it {clock}. "
    "Does each of your steps still sleep for {seconds} s? If it does, this machine is very busy.",
    kind=Kind.NOISE,
)
def tasks_took_longer(at: TaskCalls, seen: Seen) -> Figures | None:
    done = at.done(seen)
    shortest = min((call.seconds for call in done), default=0.0)
    if at.seconds and len(done) >= at.workers and shortest > 1.35 * at.working:
        return {"shortest": shortest, **_clock(at, seen)}


@mistake(
    "DriverWaitedForSomethingElse",
    about="The {task}s were side by side, and the notebook spent more time than they.",
    says="The {task}s worked side by side for {span:.2f} s, but the clock showed {clock}. What else did the cell do "
    "between `{start}` and `{end}`?",
    kind=Kind.NOISE,
)
def driver_waited_for_something_else(at: TaskCalls, seen: Seen) -> Figures | None:
    span = at.span(seen)
    if at.took_too_long(seen) and at.most_at_once(seen) >= at.workers and at.measured(seen) - span > _BESIDE:
        return {"span": span, **_clock(at, seen)}


@mistake(
    "MachineWasBusy",
    about="The program is right; the machine was slow.",
    says="The {task}s were started together, but the clock showed {clock}. If nothing else happens between "
    "`{start}` and `{end}`, your program is right and this machine was slow: run {cell_of_it} again, and then "
    "this one.",
    kind=Kind.NOISE,
)
def machine_was_busy(at: TaskCalls, seen: Seen) -> Figures | None:
    if at.took_too_long(seen) and (at.most_at_once(seen) >= at.workers or _came_late(at, seen)):
        return {"cell_of_it": at.step(seen), **_clock(at, seen)}


@mistake(
    "EachCallWasWaitedFor",
    about="`ray.get` on each {noun} inside the task.",
    says="(Each {task} waited for every {noun} before its next step. That is right, and a little slower: a list of "
    "references and one `ray.get` at the end would do.)",
    kind=Kind.REMARK,
)
def each_call_was_waited_for(at: TaskCalls, seen: Seen) -> bool:
    return gets_in_a_loop(seen.run_that_set(at.function).source)


def _clock(at: TaskCalls, seen: Seen) -> dict[str, str]:
    return {"clock": seconds(seen.value(at.duration))}


def _came_late(at: TaskCalls, seen: Seen) -> bool:
    """Whether the tasks were started together, and their workers were not up."""
    tasks, done = at.tasks(seen), at.done(seen)
    cells = [seen.run_that_set(name) for name in (at.of, at.handle, at.function)]
    return (
        len(tasks) >= at.workers > most_at_once(done)
        and bool(done)
        and max(call.sent for call in tasks) < min(call.end for call in done)
        and not any("num_cpus" in run.source for run in (*cells, at.run(seen)))
    )
