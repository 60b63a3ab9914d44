"""A measurement that a busy machine spoilt, next to one of the solved exercise."""

from dataclasses import dataclass, field

from actorlab.checks.spec import Check
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun

# An actor that was asked for so many seconds before the clock started, and whose
# constructor took no longer than so many, was kept waiting by the machine.
_IN_GOOD_TIME = 1.5
_QUICK = 0.3
# Ray's control service knows of an actor so many seconds after it was asked for, at most,
# and a worker that is up runs its constructor so many later: on a busy machine, too.
_NOTED = 1.0
_TAKEN_ON = 1.5


@dataclass(frozen=True)
class Starts:
    """What was seen from outside of how actors started, in seconds since the epoch.

    Attributes:
        unknown_at: when Ray's control service had still written nothing of an actor, at
            the last look, by the actor's id.
        up: when a worker was first seen to be Ray's, by its process's id in the run.
    """

    unknown_at: dict[str, float] = field(default_factory=dict)
    up: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Measurement:
    """What the solved exercise measured.

    Attributes:
        seconds: the number of seconds.
        cpu_seconds: the CPU time that its processes used meanwhile.
    """

    seconds: float
    cpu_seconds: float


@dataclass(frozen=True)
class Comparison:
    """A measurement next to one of the solved exercise, made a moment later.

    Attributes:
        measured: the name of the number of seconds that is compared.
        seconds: how many the answer took, beside those for which the machine
            kept its actors from starting.
        reference: how many the solved exercise took.
        nominal: how many that takes on a quiet machine.
        tolerance: how many times as long as the reference an answer may take.
    """

    measured: str
    seconds: float
    reference: float
    nominal: float
    tolerance: float

    @classmethod
    def of(cls, check: Check, seconds: float, reference: Measurement, busy: float) -> "Comparison":
        """Compare them.

        Args:
            check: what is measured, and by what it is judged.
            seconds: how many the answer took, as in the class's attributes.
            reference: the solved exercise's measurement.
            busy: the CPU time that the submission's processes used meanwhile,
                in seconds. An answer that waits for its next turn uses less than
                the exercise at work; what it uses beyond that it may have taken
                from the reference, and does not gain by.
        """
        taken = max(0.0, busy - reference.cpu_seconds)
        untroubled = min(reference.seconds, max(check.nominal, reference.seconds - taken))
        return cls(check.measured, seconds, untroubled, check.nominal, check.tolerance)

    @property
    def ratio(self) -> float:
        """How many times as long as the reference the answer took."""
        return self.seconds / self.reference

    @property
    def holds(self) -> bool:
        """Whether the answer is as quick as it should be."""
        return self.ratio <= self.tolerance

    @property
    def on_a_quiet_machine(self) -> float:
        """What the measurement would have been there."""
        # Not less than there is to do: a measurement that is too short is not spoilt by noise.
        return self.nominal * max(1.001, self.ratio)

    def __str__(self) -> str:
        """As a student is told."""
        return (
            f"{self.seconds:.2f} s is {self.ratio:.2f} times the {self.reference:.2f} s that the solved "
            f"exercise takes on this machine at this moment (up to {self.tolerance:.3g} is right)"
        )


def kept_waiting(run: CellRun, measured: float, believed: Record, told: Record, seen: Starts) -> float:
    """For how many of the measured seconds the machine kept an answer's actors from
    starting, though they had been asked for in good time.

    What is excused is bounded by what was seen from outside: an actor cannot have been
    asked for before Ray's control service knew of it, and the machine keeps nobody
    waiting for an actor whose worker has long been up.

    Args:
        run: of the cell that gave the measurement its name, by the grader's clock.
        measured: how many seconds it measured.
        believed: Ray's record, as far as it is credible: by what Ray's workers wrote.
        told: all of it. Only who sends a call, such as the notebook's process,
            writes when it did.
        seen: what was seen of how actors started.
    """
    started = run.end - measured  # or a little later, if the cell went on after its clock stopped
    at_work = {call.actor for call in believed.calls if call.actor and call.start and call.start >= run.start}
    asked = {call.id: call.submitted for call in told.calls}
    ready = [
        min(call.end, seen.up.get(call.pid, call.end) + _TAKEN_ON)
        for call in believed.calls
        if call.method == "__init__"
        and call.actor in at_work
        and call.end
        and call.seconds <= _QUICK
        and max(asked.get(call.id) or call.start, seen.unknown_at.get(call.actor, 0.0) - _NOTED)
        <= started - _IN_GOOD_TIME
    ]
    return max(0.0, max(ready, default=0.0) - started)
