"""A test's folder says what it needs, and what tests share lies in tests/support."""

import ast
import os
import subprocess
import sys

from support import bare_ray

FOLDERS = {"unit", "integration", "browser"}


def modules(root):
    return sorted(
        path for path in (root / "tests").rglob("*.py") if not path.parts[-3].startswith(("ex", "_ex"))
    )


def test_every_test_module_lies_in_a_folder_that_says_what_it_needs(root):
    # Example answers lie two folders below tests/, as tests/EXERCISE/right/*.py.
    found = [path.relative_to(root / "tests") for path in modules(root) if path.name.startswith("test_")]
    assert len(found) > 50 and [str(path) for path in found if path.parts[0] not in FOLDERS] == []


def test_no_test_module_imports_another(root):
    wrong = []
    for path in modules(root):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            parts = {part for name in names for part in name.split(".")}
            if any(part.startswith(("test_", "bench_", "conftest")) for part in parts):
                wrong.append(f"{path.relative_to(root)}:{node.lineno}")
    assert wrong == []


def test_what_benchmarks_run_elsewhere_finds_the_package(root, tmp_path):
    until_ray, _, _ = bare_ray.START.partition("import ray\n")
    own = {name: value for name, value in os.environ.items() if not name.startswith("RAY_")}
    words = [sys.executable, "-c", until_ray, str(root)]
    subprocess.run(words, cwd=tmp_path, env={**own, "RAY_TMPDIR": str(tmp_path)}, check=True)
