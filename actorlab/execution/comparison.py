"""Compare a measurement that a busy machine spoilt with one of the solved exercise."""

from dataclasses import dataclass, field

from actorlab.checks.spec import Check
from actorlab.evidence.calls import has_ended
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun

# The machine kept an actor waiting if the answer asked for it at least so many seconds
# before the clock started, and its constructor took no longer than so many.
_IN_GOOD_TIME = 1.5
_QUICK = 0.3
# Ray's control service knows of an actor at most so many seconds after somebody asked for
# it, and a worker that is up runs the constructor at most so many later, also on a busy
# machine.
_NOTED = 1.0
_TAKEN_ON = 1.5


@dataclass(frozen=True)
class Starts:
    """What the grader saw from outside of how actors started, in seconds since the epoch.

    Attributes:
        unknown_at: the last look at which Ray's control service had not written about an
            actor yet, by the actor's id.
        up: when a worker first showed that it is Ray's, by its process's id in the run.
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
    """A measurement beside one that the solved exercise made a moment later.

    Attributes:
        measured: the name of the number of seconds to compare.
        seconds: how many seconds the answer took, without those for which the machine
            kept its actors from starting.
        reference: how many seconds the solved exercise took.
        nominal: how many seconds it takes on a quiet machine.
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
            check: says what is measured, and how it is judged.
            seconds: how many seconds the answer took, as in the class's attributes.
            reference: the solved exercise's measurement.
            busy: the CPU time that the submission's processes used meanwhile, in
                seconds. An answer that waits for its next turn uses less than the
                exercise at work. If it used more, it may have taken that from the
                reference, and gains nothing by it.
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
        """What the measurement would have been on a quiet machine."""
        # Not less than there is to do: a measurement that is too short is not spoilt by noise.
        return self.nominal * max(1.001, self.ratio)

    def __str__(self) -> str:
        """The comparison in words, for the student."""
        return (
            f"{self.seconds:.2f} s is {self.ratio:.2f} times the {self.reference:.2f} s that the solved "
            f"exercise takes on this machine at this moment (up to {self.tolerance:.3g} is right)"
        )


def kept_waiting(run: CellRun, measured: float, believed: Record, told: Record, seen: Starts) -> float:
    """Count the measured seconds for which the machine kept an answer's actors from starting,
    though the answer had asked for them in good time.

    What the grader saw from outside bounds what it excuses: nobody asked for an actor much
    before Ray's control service knew of it, and the machine keeps nobody waiting for an
    actor whose worker has long been up.

    Args:
        run: the run of the cell that gave the measurement its name, by the grader's clock.
        measured: how many seconds it measured.
        believed: Ray's record, as far as it is credible: what Ray's workers wrote.
        told: the whole record. Only the sender of a call, such as the notebook's
            process, writes when it sent the call.
        seen: what the grader saw of how actors started.
    """
    started = run.end - measured  # or a little later, if the cell went on after its clock stopped
    at_work = {call.actor for call in believed.calls if call.actor and call.start and call.start >= run.start}
    asked = {call.id: call.submitted for call in told.calls}
    ready = [
        min(call.end, seen.up.get(call.pid, call.end) + _TAKEN_ON)
        for call in believed.calls
        if call.method == "__init__"
        and call.actor in at_work
        and has_ended(call)
        and call.seconds <= _QUICK
        and max(asked.get(call.id) or call.start, seen.unknown_at.get(call.actor, 0.0) - _NOTED)
        <= started - _IN_GOOD_TIME
    ]
    return max(0.0, max(ready, default=0.0) - started)
