"""Verify the pack's whole contract, for every exercise, in one run.

Each promise that does not hold is one line: what, where, and how to mend it.
"""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import nbformat

from actorlab.authoring.answers import Answer, answer_names, numbers, read_answer
from actorlab.authoring.askable import unasked
from actorlab.authoring.cases import case_files, read_case
from actorlab.authoring.checks_imports import foreign_imports
from actorlab.authoring.demo import CLASS_FILE
from actorlab.authoring.leaks import leaks
from actorlab.authoring.questions_asked import too_few_wrong_answers, unasked_questions
from actorlab.checks.asked import ASKED, PREDICTION
from actorlab.checks.hints import HINTS
from actorlab.checks.spec import load_checks
from actorlab.course.assignment import Assignment
from actorlab.course.loadable import what_keeps_from_loading
from actorlab.course.step_failed import StepFailed
from actorlab.kernel.cells import grade_id, is_grade, is_solution, mark


def structure(assignment: Assignment) -> Iterator[str]:
    """Say what is wrong with an exercise's files, a line each."""
    name = assignment.name
    yield from _clean(assignment.source_path, assignment)
    if wrong := list(_unmarked(assignment)):
        yield from wrong
        return
    if not assignment.release_path.exists():
        yield f"exercises/{name} is missing. Run: make release ASSIGNMENT={name}"
        return
    yield from _unread(assignment)
    yield from _generated(assignment)
    yield from _clean(assignment.release_path, assignment)
    if not _solved(assignment):
        return
    yield from leaks(assignment)
    unloadable = what_keeps_from_loading(assignment)
    if unloadable:
        yield unloadable
    else:
        yield from (*_explained(assignment), *unasked(assignment), *foreign_imports(assignment))
        yield from unasked_questions(assignment)
    unfit = list(_unfit(assignment))
    yield from unfit
    if not unloadable and not unfit:
        yield from too_few_wrong_answers(assignment)
    yield from _absent(assignment)


def answers(assignment: Assignment, pattern: str = "*/*") -> list[Answer]:
    """The solution, the starter and every case of an exercise; ``pattern`` as for ``answer_names``."""
    if not _solved(assignment) or what_keeps_from_loading(assignment) or any(_unfit(assignment)):
        return []  # structure() says why
    return [read_answer(assignment, name) for name in answer_names(assignment, pattern)]


def _solved(assignment: Assignment) -> bool:
    """Whether there is a starter and a solution to run."""
    try:
        made = assignment.release_path.exists() and not any(_unmarked(assignment))
        return made and bool(assignment.solution)
    except ValueError:  # a region of the source notebook is broken
        return False


def _clean(path: Path, assignment: Assignment) -> Iterator[str]:
    where = path.relative_to(assignment.root)
    again = f"Clear its outputs and save it: jupyter nbconvert --clear-output --inplace {where}"
    notebook = nbformat.read(path, as_version=4)
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as problem:
        yield f"{where} is not a valid notebook: {problem.message}. Open and save it in Jupyter."
    if any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells):
        yield f"{where} holds outputs. {again}"
    if len({cell.get("id") for cell in notebook.cells}) < len(notebook.cells):
        yield f"{where} has cells without an id of their own. Open and save it in Jupyter."
    if notebook.metadata.get("kernelspec", {}).get("name") != "python3":
        yield f"{where} does not name the kernel python3. Choose it in Jupyter and save."


def _unmarked(assignment: Assignment) -> Iterator[str]:
    """Say what is wrong with the ids and the points in the source notebook."""
    where = assignment.source_path.relative_to(assignment.root)
    marked = [cell for cell in assignment.source.cells if mark(cell)]
    for name, count in Counter(map(grade_id, marked)).items():
        if count > 1:
            yield f"{where} has {count} cells with the id {name}. Give each one of its own."
    for cell in filter(is_grade, marked):
        points = mark(cell).get("points")
        if not points or points != int(points):
            yield f"{where}: the check {grade_id(cell)} has {points or 'no'} points. Give it a whole number."


def _unread(assignment: Assignment) -> Iterator[str]:
    """Say what would keep a student from reading what the checks say."""
    where = assignment.source_path.relative_to(assignment.root)
    heading, steps = "", 0
    for cell in assignment.source.cells:
        if cell.cell_type == "markdown":
            heading = next((line for line in cell.source.splitlines() if line.startswith("#")), heading)
        elif is_solution(cell) and grade_id(cell) not in ASKED:
            steps += 1
            if not re.match(rf"#+ Step {steps}\b", heading):
                yield (
                    f"{where}: the solution cell {grade_id(cell)} does not stand below a heading "
                    f"'## Step {steps}', as the checks call it. Write that heading above it."
                )
        if is_grade(cell) and "raises-exception" not in cell.metadata.get("tags", ()):
            yield (
                f"{where}: where the check {grade_id(cell)} does not pass, Run All stops at it. "
                "Give its cell the tag raises-exception."
            )


def _generated(assignment: Assignment) -> Iterator[str]:
    from actorlab.course.nbgrader_api import generate  # not above: nbgrader takes a second

    with tempfile.TemporaryDirectory() as folder:
        try:
            generate(assignment, Path(folder), gradebook=False)
        except StepFailed as problem:
            yield f"solutions/{assignment.name} cannot be generated from: {problem}. Mend that cell."
            return
        fresh = {p.relative_to(folder): p.read_bytes() for p in Path(folder).rglob("*") if p.is_file()}
    there = assignment.root / "exercises"
    committed = {
        p.relative_to(there): p.read_bytes()
        for p in assignment.release_folder.rglob("*")
        if p.is_file() and not {"__pycache__", ".ipynb_checkpoints", "feedback"} & set(p.parts)
    }
    for file in sorted(set(fresh) | set(committed)):
        if fresh.get(file) != committed.get(file):
            yield (
                f"exercises/{file} is not what solutions/ generates. "
                f"Run: make release ASSIGNMENT={assignment.name}"
            )


def _explained(assignment: Assignment) -> Iterator[str]:
    where = f"solutions/{assignment.name}/checks.py"
    hints = f"solutions/{assignment.name}/{HINTS}"
    exercise = load_checks(assignment.source_path.parent).exercise
    for check in assignment.points.keys() ^ exercise.checks.keys():
        yield f"{where} and the notebook do not have the same checks: {check} is only in one. Add or remove it."
    for check, source in assignment.tests.items():
        if f'check("{check}")' not in source:
            yield f'The test cell {check} does not call check("{check}"). Write its own id there.'
    for cell in assignment.solution:
        if cell != PREDICTION and len([hint for hint in exercise.hints.get(cell, ()) if hint.strip()]) < 3:
            yield f"{hints} gives fewer than three hints for {cell}. Write: the idea, the place, nearly the code."
        if cell in assignment.without_starter:
            yield f"The solution cell {cell} has no starter. Add a region '### BEGIN STARTER' beside its solution."
    for cell in exercise.hints.keys() - assignment.solution.keys():
        yield f"{hints} gives hints for {cell!r}, which is no solution cell. Name one that is."
    for check in exercise.checks.values():
        if not check.about:
            yield f"{where}: {check.id} is about nothing. Write what holds of a right answer; a success says it."
        if check.cell not in assignment.solution:
            yield f"{where}: {check.id} is about {check.cell!r}, which is no solution cell. Name one that is."


def _unfit(assignment: Assignment) -> Iterator[str]:
    """Say what is wrong with the example answers, before any of them runs."""
    most = tuple(assignment.points.values())
    for path in case_files(assignment):
        try:
            case = read_case(path)
            case.notebook(assignment)
        except ValueError as problem:
            yield f"{str(problem).removeprefix(f'{assignment.root}/')}. Mend it."
            continue
        kind, full, where = path.parent.name, case.scores == most, path.relative_to(assignment.root)
        if len(case.scores) != len(most):
            yield f"{where} has scores for {len(case.scores)} of {len(most)} checks. Write one for each, in order."
        elif kind == "right" and not full or kind == "wrong" and full:
            yield f"{where}: scores {numbers(case.scores)}, which is not {kind}. Mend it, or move it."


def _absent(assignment: Assignment) -> Iterator[str]:
    """Name the answers of the example class that are missing."""
    file = assignment.root / "tests" / assignment.name / CLASS_FILE
    works = json.loads(file.read_text()) if file.exists() else {}
    for student, work in works.items():
        answer = work["answer"]
        if answer not in ("solution", "starter") and not (file.parent / f"{answer}.py").exists():
            where = file.relative_to(assignment.root)
            yield f"{where} gives {student} the answer {answer}, which there is not. Name one that there is."
