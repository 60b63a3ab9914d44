"""What can be wrong with asking a shared actor amid the work of tasks that call it."""

from actorlab.checks.mistake import Bundle, Figures, Kind, mistake
from actorlab.checks.seen import Seen
from actorlab.misconceptions.arrivals import progress_is_not_what_arrived, progress_overtook_the_reset
from actorlab.misconceptions.task_calls import TaskCalls
from actorlab.misconceptions.wording import count

# So much of the work counts as all of it, and as a whole step: two clocks differ a little.
_NEARLY = 0.95
# How much later than its other steps a first one may be, in seconds, before it counts as late.
_LATE = 0.1


def of_nothing(facts: TaskCalls) -> Bundle:
    """The notebook looks at an object of its own.

    Args:
        facts: ``actors`` and ``amid``.
    """
    return facts.bundle(looked_at_an_empty_original, told=facts.amid)


def amid_the_work(facts: TaskCalls) -> Bundle:
    """Why a look amid the work saw too little or too much; in this order.

    Args:
        facts: the exercise's, with ``amid``.
    """
    return facts.bundle(
        no_task_at_work,
        looked_too_early,
        looked_too_late,
        nobody_asked,
        nothing_to_see,
        looked_between_tasks,
        called_too_early,
        progress_overtook_the_reset,
        tasks_came_late,
        progress_is_not_what_arrived,
        told=facts.amid,
    )


@mistake(
    "LookedAtAnEmptyOriginal",
    about="The notebook's own {actor}, which no task ever changed.",
    says="`{results}` is empty: you looked at the notebook's own {actor}, and the {task}s have copies. Which object "
    "could the notebook and the tasks have in common?",
)
def looked_at_an_empty_original(at: TaskCalls, seen: Seen) -> bool:
    return not at.is_actor(seen) and at.length(seen) == 0


@mistake(
    "NoTaskAtWork",
    about="The notebook runs the {task}s itself, in a loop or in threads.",
    says="The notebook itself sent the {sent}, and no task was at work when you looked. What would run the {task}s "
    "somewhere else, so that the notebook is free to look?",
)
def no_task_at_work(at: TaskCalls, seen: Seen) -> Figures | None:
    if (sent := at.calls(seen)) and not at.tasks(seen):
        return {"sent": count(sent, at.noun)}


@mistake(
    "LookedTooEarly",
    about="The look came before any step could be done.",
    says="`{results}` is empty: the {actor} was asked {when} started, and the first step takes {seconds} s. When is there "
    "something to see, and not yet everything?",
)
def looked_too_early(at: TaskCalls, seen: Seen) -> Figures | None:
    waited = at.look_after(seen)
    if at.length(seen) == 0 and waited is not None and waited < at.seconds:
        after = f"{waited:.2f} s after the {at.task}s were"
        return {"when": after if waited >= 0 else f"before any {at.task} was"}


@mistake(
    "LookedTooLate",
    about="The look came when all {noun}s had arrived.",
    says="`{results}` holds all {length} {noun}s: when the {actor} was asked, {done}. Which line of the cell waits "
    "before you look, and what is there to see earlier?",
)
def looked_too_late(at: TaskCalls, seen: Seen) -> Figures | None:
    look, length, tasks = at.look(seen), at.length(seen), at.tasks(seen)
    if not look or not length == len(at.calls(seen)) > 0:
        return None
    if (at.look_after(seen) or at.working) < _NEARLY * at.working:
        return None
    ended = [call for call in at.done(seen) if call.end <= look.start]
    some = f"all had arrived, and {len(ended) or 'none'} of the {at.task}s had ended"
    return {"length": length, "done": some if len(ended) < len(tasks) else f"the {at.task}s were done"}


@mistake(
    "NobodyAsked",
    about="`{results}` does not come from a look at the {actor}.",
    says="`{results}` is {held}, but no actor was asked for it in this run. Where does this list come from?",
)
def nobody_asked(at: TaskCalls, seen: Seen) -> Figures | None:
    if at.length(seen) >= 0 and not at.asked(seen):
        return {"held": at.shown(seen)}


@mistake(
    "NothingToSee",
    about="`{results}` is empty, since no task had sent a {noun}.",
    says="`{results}` is empty: no task had sent a {noun} to `{handle}` when it was asked, though the {task}s had been "
    "at work for longer than a step. When does {a_task} send its first {noun}, and to whom?",
)
def nothing_to_see(at: TaskCalls, seen: Seen) -> Figures | None:
    looked = min((look.sent for look in at.looks(seen)), default=0.0)
    actor = at.actor_id(seen)
    before = [c for c in at.calls(seen) if c.actor == actor and c.from_task and c.sent < looked]
    if at.length(seen) == 0 and not before and not _all_late(at, seen) and not _first_step_late(at, seen):
        return {"a_task": at.a_task}


@mistake(
    "LookedBetweenTasks",
    about="The look came when one {task} was over and the next was not started.",
    says="`{results}` holds {held}, but no {task} was at work when the {actor} was asked: some were over, and the "
    "others had not been started. What has to go on while you look?",
)
def looked_between_tasks(at: TaskCalls, seen: Seen) -> Figures | None:
    length, tasks = at.length(seen), at.tasks(seen)
    looks = at.agreeing(seen) if 0 < length < len(at.calls(seen)) else []
    at_work = [look for look in looks for c in tasks if c.start < look.start < (c.end or look.start)]
    if looks and not at_work:
        return {"held": count(range(length), at.noun)}


@mistake(
    "CalledTooEarly",
    about="All {noun}s were sent before the work was done.",
    says="`{results}` holds all {length} {noun}s, {after:.1f} s after the {task}s had begun, and their work takes "
    "{working:g} s. When does {a_task} send a {noun}: once a step is done, or before?",
)
def called_too_early(at: TaskCalls, seen: Seen) -> Figures | None:
    looks, began = at.agreeing(seen), [call.start for call in at.tasks(seen)]
    if looks and began and at.length(seen) == len(at.calls(seen)) > 0:
        if (after := looks[0].start - min(began)) < _NEARLY * at.working:
            length = at.length(seen)
            return {"length": length, "after": after, "working": at.working, "a_task": at.a_task}


@mistake(
    "TasksCameLate",
    about="The look was in time, and the {task}s were not.",
    says="`{results}` holds {length} {noun}s, although you looked {waited:.1f} s after the {task}s were started. If "
    "nothing else happens there, your program is right and this machine was slow: run {cell_of_it} again, and then "
    "this one.",
    kind=Kind.NOISE,
)
def tasks_came_late(at: TaskCalls, seen: Seen) -> Figures | None:
    length, waited = at.length(seen), at.look_after(seen)
    if length in (0, len(at.calls(seen))) and waited is not None:
        return {"length": length or "no", "waited": waited, "cell_of_it": at.step(seen)}


def _all_late(at: TaskCalls, seen: Seen) -> bool:
    """Whether no task had been at work for a step when the actor was asked."""
    looked = min((look.start for look in at.looks(seen)), default=0.0)
    return looked - min((call.start for call in at.tasks(seen)), default=looked) < at.seconds + _LATE


def _first_step_late(at: TaskCalls, seen: Seen) -> bool:
    """Whether a task took longer until its first call than for a later step, as where
    something has to be imported first on a busy machine."""
    for task in at.tasks(seen):
        first, *later = [pause for pause, _ in at.pauses(seen, task)] or [0.0]
        if later and first > min(later) + _LATE and min(later) >= 0.9 * at.seconds:
            return True
    return False
