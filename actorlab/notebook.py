"""What notebooks import. It stays, whatever moves: released notebooks are out there."""

from actorlab.kernel.exercise import (
    NoExerciseOpen,
    check,
    explain,
    hint,
    open_exercise,
    register,
    report,
    timeline,
)
from actorlab.kernel.local_ray import start_workers
from actorlab.kernel.places import find_exercise

__all__ = [
    "NoExerciseOpen",
    "check",
    "explain",
    "find_exercise",
    "hint",
    "open_exercise",
    "register",
    "report",
    "start_workers",
    "timeline",
]
