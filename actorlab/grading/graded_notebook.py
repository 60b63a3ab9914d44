"""What a graded notebook says of its grade, as JSON in its metadata.

Whoever graded (``make grade``, ``nbgrader autograde``, formgrader's button), the
notebook in ``autograded/`` carries its verdicts at ``metadata.actorlab``:

    {
      "schema": 1,
      "seconds": 9.5,
      "remarks": ["missing and put back: verify_results"],
      "predicted": {"guess": 5.0, "happened": null},
      "verdicts": [
        {
          "check": "verify_results", "outcome": "wrong", "score": 0.0, "points": 2.0,
          "mistake": "NeverFetched", "message": "`results` holds 10 ObjectRefs. ...",
          "to_review": false
        }
      ]
    }

``docs/graded-notebook.md`` says what each key means. Everything that tells people of
grades reads it here. nbgrader alone reads a test cell's outputs; both are written
together, after the run. Restoring drops what a submission claims of itself.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from nbformat.notebooknode import NotebookNode, from_dict

from actorlab.checks.prediction import Predicted
from actorlab.checks.verdict import Outcome, Verdict
from actorlab.grading.judge import write_outputs

KEY = "actorlab"  # in the notebook's metadata
SCHEMA = 1  # one more with each change that an earlier reader would misunderstand
_UNREAD, _PREDICTED = "unread", "predicted"
_AGAIN = "make grade grades it again"


class SchemaError(ValueError):
    """A notebook does not say its grade in a way that is known here. The text says why."""


@dataclass(frozen=True)
class Said:
    """What a graded notebook says of its grade.

    Attributes:
        verdicts: one for each check, in the notebook's order.
        remarks: what was unusual about the submission, or about its run.
        seconds: how long running and judging took; ``None`` if nothing was run.
        unread: whether it stands in for a submission that could not be graded; the
            first remark is the reason.
        predicted: what the student predicted; ``None`` if that is not known.
    """

    verdicts: tuple[Verdict, ...]
    remarks: tuple[str, ...] = ()
    seconds: float | None = None
    unread: bool = False
    predicted: Predicted | None = None

    def of_checks(self, points: Mapping[str, float]) -> tuple[Verdict, ...]:
        """The verdicts on these checks, in their order.

        Args:
            points: each check's points as they are now, by grade_id.
        """
        found = {verdict.check: verdict for verdict in self.verdicts}
        return tuple(
            replace(found[check], points=most, score=most if found[check].score else 0)
            if check in found
            else Verdict(check, Outcome.WRONG, 0, most, "NotRun", "It is not in the graded notebook.")
            for check, most in points.items()
        )


def write(
    notebook: NotebookNode,
    verdicts: Sequence[Verdict],
    remarks: Sequence[str] = (),
    seconds: float | None = None,
    unread: bool = False,
    predicted: Predicted | None = None,
) -> None:
    """Make a notebook say its grade: to nbgrader in its outputs, to all others in its metadata.

    Args:
        notebook: as it was run; it is changed in place.
        verdicts: one for each check.
        remarks: what was unusual.
        seconds: how long running and judging took; ``None`` if nothing was run.
        unread: whether it stands in for a submission that could not be graded.
        predicted: what the student predicted; ``None`` if that is not known.
    """
    write_outputs(notebook, list(verdicts))
    said: dict[str, Any] = {
        "schema": SCHEMA,
        "seconds": None if seconds is None else round(seconds, 1),
        "remarks": list(remarks),
        "verdicts": [_as_data(verdict) for verdict in verdicts],
    }
    if unread:
        said[_UNREAD] = True
    if predicted:
        said[_PREDICTED] = asdict(predicted)
    notebook.metadata[KEY] = from_dict(said)


def read(notebook: Mapping[str, Any]) -> Said:
    """What a graded notebook says of its grade.

    Args:
        notebook: one of nbformat's, or the same as plain JSON.

    Raises:
        SchemaError: it does not, or not in this version's way.
    """
    metadata = notebook.get("metadata")
    said = metadata.get(KEY) if isinstance(metadata, Mapping) else None
    if not isinstance(said, Mapping):
        said = {}
    schema = said.get("schema")
    if schema is None:
        raise SchemaError(f"graded by an earlier version of this pack; {_AGAIN}")
    if schema != SCHEMA:
        raise SchemaError(
            f"graded by another version of this pack (schema {schema}; this one reads {SCHEMA}); {_AGAIN}"
        )
    try:
        return Said(
            tuple(_from_data(verdict) for verdict in said["verdicts"]),
            tuple(said["remarks"]),
            said["seconds"],
            said.get(_UNREAD, False),
            Predicted(**said[_PREDICTED]) if _PREDICTED in said else None,
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise SchemaError(
            f"its verdicts are not as schema {SCHEMA} has them ({type(problem).__name__}: {problem}); {_AGAIN}"
        ) from None


def read_file(file: Path) -> Said:
    """As ``read``, from a graded notebook's file.

    Raises:
        OSError: it cannot be read.
        SchemaError: as for ``read``, or it is no notebook.
    """
    return read(_loaded(file))


def stands_in(file: Path) -> bool:
    """Whether a graded notebook stands in for a submission that could not be graded.

    Also of one that an earlier version wrote; ``False`` where there is none.
    """
    try:
        return _UNREAD in _loaded(file).get("metadata", {}).get(KEY, {})
    except (OSError, SchemaError, AttributeError, TypeError):
        return False


def _loaded(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise SchemaError(f"{file.name} is not a graded notebook; {_AGAIN}")
    return found


def _as_data(verdict: Verdict) -> dict[str, Any]:
    return {
        "check": verdict.check,
        "outcome": verdict.outcome.value,
        "score": verdict.score,
        "points": verdict.points,
        "mistake": verdict.mistake,
        "message": verdict.message,
        "to_review": verdict.to_review,
    }


def _from_data(data: Mapping[str, Any]) -> Verdict:
    return Verdict(
        data["check"],
        Outcome(data["outcome"]),
        data["score"],
        data["points"],
        data["mistake"],
        data["message"],
    )
