"""Tasks that call a method of one actor: the facts of such an exercise, and what
mistakes look at by them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from actorlab.checks.mistake import Bundle, Mistake, bundle
from actorlab.checks.seen import Seen
from actorlab.evidence.calls import BegunCall, FinishedCall, by_actor, has_begun, has_ended
from actorlab.evidence.record import most_at_once
from actorlab.evidence.session import CellRun
from actorlab.misconceptions.facts import Work
from actorlab.misconceptions.wording import count


@dataclass(frozen=True, kw_only=True)
class TaskCalls(Work):
    """The facts of an exercise in which tasks call a method of one actor, side by side.

    The notebook creates the actor and starts the tasks. It may ask the actor for what it
    holds, amid the work or afterwards. A method of another actor is a task as well. All
    bundles need ``of``, ``actors``, ``method``, ``times`` and what has no default here.

    Attributes:
        of, duration, window, start, end: as in ``Work``.
        actors: the name of the actor's handle, and of no other.
        method: what each task calls, without the class.
        noun: what messages call one such call.
        times: how many such calls each task is to send.
        seconds: how many seconds a task works before each of them; 0 if nobody asks.
        results: the name of the list that the actor told. Each bundle is given its own.
        function: the name of the remote function.
        workers: how many tasks are to run side by side.
        sets: the names that the cell sets which starts the tasks, also those of which
            somebody may make a cell of their own.
        cell: the grade_id of that cell.
        amid: the name of the list that the actor told amid the work, if it is asked then.
        taken: how many seconds the actor needs for a call; 0 if nobody asks.
        cpus: how many CPUs this Ray has.
        clears: the method that empties the actor.
        tells: the method that tells what the actor holds.
        actor, task: what the exercise calls them. As ``noun``, they stand in the messages,
            which add an s, and in the mistakes' ids: where tasks are experiments,
            ``TasksCameLate`` is ``ExperimentsCameLate``.
        handle: the name of the actor's handle.
    """

    function: str
    workers: int
    sets: tuple[str, ...]
    cell: str
    amid: str = ""
    taken: float = 0.0
    cpus: int = 4
    clears: str = "reset"
    tells: str = "get"
    actor: str = "actor"
    task: str = "task"
    handle: str = field(init=False)

    def __post_init__(self) -> None:
        (handle,) = self.actors
        object.__setattr__(self, "handle", handle)

    def bundle(self, *mistakes: Mistake, told: str = "") -> Bundle:
        """General mistakes with these facts, and with ids that hold the exercise's words.

        Args:
            mistakes: those of a topic.
            told: the name of the list that the actor told; empty for ``results``.
        """
        words = {"Actor": self.actor, "Task": self.task, "Call": self.noun}
        own = lambda found: words[found[0]].title()
        return Bundle(
            replace(one, id=re.sub("(Actor|Task|Call)(?=s?([A-Z]|$))", own, one.id))
            for one in bundle(replace(self, results=told or self.results), *mistakes)
        )

    @property
    def a_task(self) -> str:
        """One of the tasks, as a sentence holds it."""
        return f"{'an' if self.task[0] in 'aeiou' else 'a'} {self.task}"

    @property
    def working(self) -> float:
        """How many seconds a task works in all."""
        return self.seconds * self.times

    # -- what ran since the last run of the cell

    def run(self, seen: Seen) -> CellRun:
        """The last run of the cell that started the tasks; the first, if they are several."""
        runs = [seen.run_that_set(name) for name in self.sets]
        return min((run for run in runs if run.start), key=lambda run: run.start, default=runs[0])

    def step(self, seen: Seen) -> str:
        """What the notebook's text calls that cell, amid a sentence."""
        step = seen.step(self.cell)
        return step[0].lower() + step[1:]

    def all_calls(self, seen: Seen) -> list[BegunCall]:
        """Whatever was called since that cell was run, by start."""
        since = self.run(seen).start
        return [call for call in seen.settled.calls if has_begun(call) and call.sent >= since]

    def calls(self, seen: Seen) -> list[FinishedCall]:
        """The calls of the method that any actor ran, whoever sent them, by start."""
        return [c for c in self.all_calls(seen) if c.actor and c.method == self.method and has_ended(c)]

    def tasks(self, seen: Seen) -> list[BegunCall]:
        """What the notebook started in other processes, but for what only starts these."""
        calling = seen.settled.senders(self.method)
        return [
            call
            for call in self.all_calls(seen)
            if not call.from_task and (call.id in calling or not call.actor) and call.method != "worker_is_up"
        ]

    def done(self, seen: Seen) -> list[FinishedCall]:
        """The tasks that have ended."""
        return [call for call in self.tasks(seen) if has_ended(call)]

    def started(self, seen: Seen) -> float | None:
        """When the first task was started; nothing, if none was."""
        return min((call.sent for call in self.tasks(seen)), default=None)

    def left_at_work(self, seen: Seen) -> list[BegunCall]:
        """The tasks that an earlier run had started, and that were still at work."""
        began = self.run(seen).start
        return [
            call
            for call in seen.settled.calls
            if has_begun(call) and not call.actor and call.sent < began <= (call.end or began)
        ]

    def span(self, seen: Seen) -> float:
        """From the first task's start to the last one's end, in seconds. What is started after
        the time was taken does not count."""
        taken = seen.run_that_set(self.duration)
        done = [call for call in self.done(seen) if not taken.end or call.sent <= taken.end]
        return max(c.end for c in done) - min(c.start for c in done) if done else 0.0

    def most_at_once(self, seen: Seen) -> int:
        """How many tasks were under way at one moment."""
        return most_at_once(self.done(seen))

    def pauses(self, seen: Seen, task: BegunCall) -> Iterator[tuple[float, str]]:
        """How many seconds a task let pass before each call that it sent itself, and since what."""
        last, since = task.start, "it had begun"
        for own, call in seen.settled.sent_by_tasks(self.method).get(task.id, ()):
            if own is call:
                yield call.sent - last, since
                last, since = call.sent, "the one before"

    def tally(self, seen: Seen) -> str:
        """How many calls ran on how many actors, in words."""
        calls = self.calls(seen)
        if not calls:
            return f"no actor got a {self.noun}"
        return f"{count(by_actor(calls), 'actor')} got {count(calls, self.noun)}"

    # -- the actor

    def cut_short(self, seen: Seen) -> str:
        """What to say if the actor was ended before Ray had written down all that it did."""
        if seen.state(seen.value(self.handle)) != "DEAD":
            return ""
        return (
            f"Ray has written down {count(self.calls(seen), self.noun)}, and then no more, since `{self.handle}` ended: "
            "an actor that is ended at once takes the rest of its record with it. Does it have to end?"
        )

    def is_actor(self, seen: Seen) -> bool:
        """Whether the handle is an actor's."""
        return seen.is_actor(seen.value(self.handle))

    def actor_id(self, seen: Seen) -> str:
        """The actor's id; empty if there is no actor."""
        return seen.value(self.handle)._actor_id.hex() if self.is_actor(seen) else ""

    def others(self, seen: Seen) -> list[str]:
        """The ids of the actors that ran calls and are another one."""
        return sorted({call.actor for call in self.calls(seen)} - {self.actor_id(seen)})

    def asked(self, seen: Seen) -> list[BegunCall]:
        """The notebook's calls that asked any actor for something."""
        others = (self.method, self.clears, "__init__")
        return [c for c in self.all_calls(seen) if c.actor and not c.from_task and c.method not in others]

    def looks(self, seen: Seen) -> list[BegunCall]:
        """The notebook's calls that asked the actor for what it holds, whatever that method is called."""
        return [call for call in self.asked(seen) if call.actor == self.actor_id(seen)]

    def given(self, seen: Seen, look: BegunCall) -> str | None:
        """What a look returned, as ``shown_as`` has it; nothing, if the notebook did not fetch it."""
        return dict(pair for fetch in seen.session.fetches for pair in fetch.values).get(look.id)

    def arrived(self, seen: Seen, look: BegunCall) -> int:
        """How many calls had ended when the actor looked into what it holds."""
        return sum(call.end <= look.start for call in self.calls(seen) if call.actor == look.actor)

    # -- the list that it told

    def length(self, seen: Seen) -> int:
        """How many items the list has; -1 if it is none."""
        value = seen.value(self.results)
        return len(value) if isinstance(value, (list, tuple)) else -1

    def agreeing(self, seen: Seen) -> list[BegunCall]:
        """The looks at which as many calls had ended as the list has items."""
        length = self.length(seen)
        return [look for look in self.looks(seen) if self.arrived(seen, look) == length]

    def look(self, seen: Seen) -> BegunCall | None:
        """The look that the list came from: the last one; of a list that was told amid the
        work, the first that it agrees with, or the first of all. Nothing, if there was none."""
        looks = self.looks(seen)
        if self.results != self.amid:
            return looks[-1] if looks else None
        return next(iter([*self.agreeing(seen), *looks]), None)

    def look_after(self, seen: Seen) -> float | None:
        """How many seconds after the tasks were started the first look was asked for that
        the list agrees with; nothing, if there was none."""
        started, looks = self.started(seen), self.agreeing(seen)
        return looks[0].sent - started if looks and started is not None else None
