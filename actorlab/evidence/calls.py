"""Actors that Ray created, and calls that it ran, each as plain data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeGuard, TypeVar

# Two processes that read the clock may differ by so many seconds.
CLOCK_SLACK = 0.05
DRIVER = "f" * 40  # the beginning of the id under which a notebook, or a program, sends calls
_RESTARTING = "RESTARTING"


@dataclass(frozen=True)
class State:
    """A state that an actor went into.

    Attributes:
        name: ``DEPENDENCIES_UNREADY``, ``PENDING_CREATION``, ``ALIVE``, ``RESTARTING`` or
            ``DEAD``; anything else is not credible.
        at: when, in whole seconds since the epoch, rounded down: Ray writes no more.
        pid: its worker's process id; 0 while it has none.
    """

    name: str
    at: float = 0.0
    pid: int = 0


@dataclass(frozen=True)
class Actor:
    """An actor that Ray created, as Ray's control service wrote it down.

    Attributes:
        id: Ray's id, in hex, as in ``ActorHandle._actor_id.hex()``.
        class_name: name of the class it was created from.
        states: the states that it went through.
        name: the name under which ``ray.get_actor`` finds it; empty if it has none.
        namespace: where it has that name.
        detached: whether it lives on when nobody holds a handle.
        resources: what it reserves while it lives, such as ``{"CPU": 0.25}``.
        death: why it died, as Ray has it: ``RAY_KILL``, ``OUT_OF_SCOPE``, ``REF_DELETED``,
            ``OWNER_DIED``, ``WORKER_DIED``, ``CREATION_TASK_FAILURE``; empty while it lives.
    """

    id: str
    class_name: str
    states: tuple[State, ...]
    name: str = ""
    namespace: str = ""
    detached: bool = False
    resources: Mapping[str, float] = field(default_factory=dict)
    death: str = ""

    @property
    def state(self) -> str:
        """The name of its last state."""
        return self.states[-1].name

    @property
    def pid(self) -> int:
        """The process id of its last worker; 0 if it has had none."""
        return self.states[-1].pid

    @property
    def restarts(self) -> int:
        """How often Ray began to restart it."""
        return sum(state.name == _RESTARTING for state in self.states)

    @property
    def restarted(self) -> float:
        """When Ray last began to restart it, as ``State.at``; 0 if never."""
        return max((state.at for state in self.states if state.name == _RESTARTING), default=0.0)


@dataclass(frozen=True)
class Call:
    """One call of a remote function, or of an actor's method; or one attempt at it, if Ray
    sent it more than once.

    Attributes:
        id: Ray's id of the task, in hex; the same for all attempts.
        actor: id of the actor that ran it; empty for a remote function.
        name: ``Foo.increment`` for a method, ``f`` for a function.
        submitted: when the caller made it, in seconds since the epoch; the same for all
            attempts. ``None`` if the caller has not written that yet.
        start: when the worker began to run it, in seconds since the epoch.
        end: when it ended; ``None`` while it runs.
        pid: the worker's process id; 0 if not known.
        sender: id of the task that made the call, in hex; empty if the caller
            has not written that yet.
        shown: what the worker called it, in its process's title too: the name, or
            another one that the caller gave it.
        attempt: 0, or how often Ray had sent the call before.
        answered: when its caller was told how it ended, in seconds since the epoch. There is
            only the caller's word for it: whoever looks from outside takes it for the end of
            a call whose actor was killed then, if its worker was there until then.
        error: what the caller was told if it failed, such as ``ACTOR_DIED`` or
            ``TASK_EXECUTION_EXCEPTION``. For this, too, there is only the caller's word:
            whoever looks from outside does not take it, and finds nothing here.
    """

    id: str
    actor: str
    name: str
    submitted: float | None
    start: float | None
    end: float | None
    pid: int = 0
    sender: str = ""
    shown: str = ""
    attempt: int = 0
    answered: float | None = None
    error: str = ""

    @property
    def method(self) -> str:
        """The name without the class: ``increment``."""
        return self.name.rpartition(".")[2]

    @property
    def sent(self) -> float | None:
        """When the caller made it or, if that is not known, when it began to run."""
        return self.submitted or self.start

    @property
    def seconds(self) -> float:
        """How long it ran, in seconds; 0 while it runs."""
        return self.end - self.start if self.end and self.start else 0.0

    @property
    def from_task(self) -> bool:
        """Whether a task, or an actor, made the call, and not the notebook itself."""
        return is_call(self.sender)

    @property
    def from_itself(self) -> bool:
        """Whether the actor that ran the call made it."""
        return bool(self.actor) and self.sender.endswith(self.actor)


class BegunCall(Call):
    """For type checkers: a call that a worker has begun to run, as ``has_begun`` tells."""

    start: float

    @property
    def sent(self) -> float:
        """When the caller made it or, if that is not known, when it began to run."""
        return self.submitted or self.start


class FinishedCall(BegunCall):
    """For type checkers: a call that has ended, as ``has_ended`` tells."""

    end: float


_AnyCall = TypeVar("_AnyCall", bound=Call)


def has_begun(call: Call) -> TypeGuard[BegunCall]:
    """Whether a worker has begun to run a call."""
    return bool(call.start)


def has_ended(call: Call) -> TypeGuard[FinishedCall]:
    """Whether a call has ended. Ray tells then, at once, when it began, too."""
    return bool(call.end)


def is_call(task: str) -> bool:
    """Whether a task's id, in hex, belongs to a call, and not to a notebook or a program."""
    return bool(task) and not task.startswith(DRIVER)


def by_actor(calls: Iterable[_AnyCall]) -> dict[str, list[_AnyCall]]:
    """Group calls by the id of the actor that ran them, in the order given."""
    found: dict[str, list[_AnyCall]] = {}
    for call in calls:
        found.setdefault(call.actor, []).append(call)
    return found
