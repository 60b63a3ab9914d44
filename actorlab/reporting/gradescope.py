"""A graded notebook as Gradescope's ``results.json``.

Source of the format: https://gradescope-autograders.readthedocs.io/en/latest/specs/
"""

from typing import Any

from actorlab.grading.grade import Graded


def results(graded: Graded) -> dict[str, Any]:
    """What Gradescope shows of a graded notebook: each check with its points and message."""
    return {
        "score": graded.score,
        "output": "\n".join(graded.remarks),
        "execution_time": round(graded.seconds),
        "tests": [
            {
                "name": verdict.check,
                "score": verdict.score,
                "max_score": verdict.points,
                "status": "passed" if verdict.score == verdict.points else "failed",
                "output": verdict.message or f"{verdict.check}: {verdict.outcome.value}",
            }
            for verdict in graded.verdicts
        ],
    }


def ungradable(reason: str, points: dict[str, float]) -> dict[str, Any]:
    """The same for a submission that cannot be graded.

    Args:
        reason: why it cannot.
        points: each check's points, by grade_id.
    """
    tests = [{"name": check, "score": 0, "max_score": most} for check, most in points.items()]
    return {"score": 0, "output": f"This could not be graded: {reason}", "tests": tests}
