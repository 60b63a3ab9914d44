"""What can be wrong with a measured time, whatever was measured."""

from collections.abc import Callable

from actorlab.checks.seen import Seen
from actorlab.checks.spec import MISSING, Check
from actorlab.misconceptions.wording import seconds


def explain_seconds(check: Check, name: str, worked: Callable[[Seen], float]) -> None:
    """Register what can be wrong with a measured time, whatever was measured.

    Args:
        check: the check that asks for it.
        name: the name of the number of seconds.
        worked: how many seconds of work Ray's record shows.
    """

    @check.mistake("NotANumber")
    def not_a_number(seen: Seen) -> str | None:
        """The name does not hold a number of seconds."""
        value = seen.value(name)
        if value is not MISSING and not isinstance(value, (int, float)):
            return (
                f"`{name}` is of type `{type(value).__name__}`, not a number of seconds. "
                "What is `end_time - start_time`?"
            )

    @check.mistake("ClockOfTheProcessor")
    def clock_of_the_processor(seen: Seen) -> str | None:
        """`time.process_time()`, which stands still while one waits."""
        if (
            "process_time" in seen.run_that_set(name).source
            or "thread_time" in seen.run_that_set(name).source
        ):
            return (
                f"`{name}` is {seconds(seen.value(name))}, and Ray's record shows {worked(seen):.2f} s of work. The "
                "clock that you read counts only while this process computes, and stands still while it waits. Which "
                "clock goes on?"
            )

    @check.mistake("ClockReadBackwards")
    def clock_read_backwards(seen: Seen) -> str | None:
        """`start_time - end_time`."""
        if (value := seen.value(name)) < 0:
            return f"`{name}` is {seconds(value)}. Which of the two times comes first in your subtraction?"

    @check.mistake("NotInSeconds")
    def not_in_seconds(seen: Seen) -> str | None:
        """Milliseconds, or another unit."""
        if (value := seen.value(name)) > 100:
            return (
                f"`{name}` is {value:.5g}, and Ray's record shows {worked(seen):.2f} seconds of work. "
                "In which unit is your number?"
            )
