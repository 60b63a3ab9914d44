"""What tests cost: each its own duration as it finishes; CPU time by kind of answer, and of the whole run."""

from collections import defaultdict
from statistics import mean

import psutil
import pytest


def _worked() -> float:
    """The CPU time that this machine has worked, in seconds: no process of a run is forgotten."""
    times = psutil.cpu_times()
    not_worked = ("idle", "iowait", "steal", "guest", "guest_nice")  # a guest's time is in its host's
    return sum(times) - sum(getattr(times, name, 0.0) for name in not_worked)


class Costs:
    """Takes in what the tests report, and sums it up after the last."""

    def __init__(self) -> None:
        self._before = _worked()
        self._answers: dict[str, list[float]] = defaultdict(list)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what an answer cost."""
        told = dict(report.user_properties)
        if report.when == "call" and "cpu_seconds" in told:
            self._answers[told["kind"]].append(told["cpu_seconds"])

    def pytest_report_teststatus(self, report: pytest.TestReport, config: pytest.Config):
        """Say of a test that passes, where each has a line, how long it took."""
        if report.when == "call" and report.passed and config.get_verbosity() > 0:
            return "passed", ".", f"PASSED in {report.duration:.1f} s"
        return None

    @pytest.hookimpl(tryfirst=True)
    def pytest_terminal_summary(self, terminalreporter) -> None:
        """Print the sums."""
        for kind, seconds in sorted(self._answers.items()):
            terminalreporter.write_line(
                f"{kind}: {len(seconds)} answers of {mean(seconds):.2f} CPU-seconds each, "
                f"{max(seconds):.2f} at most"
            )
        if self._answers:
            spent = _worked() - self._before
            terminalreporter.write_line(f"all tests: the machine worked for {spent:.0f} CPU-seconds")


def pytest_configure(config: pytest.Config) -> None:
    """Sum up where the results come together: not in a process that xdist started."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Costs(), "costs")
