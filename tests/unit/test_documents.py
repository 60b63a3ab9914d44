"""What the documents name is there: files, headings, make targets, modules."""

import pkgutil
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve()
while not (ROOT / "pyproject.toml").exists():
    ROOT = ROOT.parent
DOCUMENTS = [ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "SECURITY")]
DOCUMENTS += sorted((ROOT / "docs").glob("*.md"))

_CODE = re.compile(r"```.*?```", re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
# A path with a capital or a star stands for many, such as tests/NAME/right/.
_PATH = re.compile(r"`((?:actorlab|tests|docs|solutions|\.ci|\.github)/[a-z0-9_./-]+)`")
_TARGET = re.compile(r"(?:`|^|&& )make ([a-z][a-z-]*)", re.MULTILINE)
_MODULE = re.compile(r"`(actorlab(?:\.[A-Za-z_]+)+)`")


def broken_links(text: str, folder: Path) -> list[str]:
    """The relative links that lead to no file, or to no heading of one."""
    broken = []
    for link in _LINK.findall(text):
        if re.match(r"https?:", link):
            continue
        path, _, heading = link.partition("#")
        to = folder / path if path else None
        if to and not to.exists():
            broken.append(link)
        elif heading and heading not in anchors(to.read_text() if to else text):
            broken.append(link)
    return broken


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", _CODE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.fixture(params=DOCUMENTS, ids=lambda document: document.name)
def document(request):
    return request.param


def test_there_are_documents():
    assert {"README.md", "CONTRIBUTING.md", "SECURITY.md", "students.md", "instructors.md"} <= {
        document.name for document in DOCUMENTS
    }


def test_its_links_lead_somewhere(document):
    assert _LINK.search(document.read_text())
    assert broken_links(document.read_text(), document.parent) == []


def test_a_broken_link_is_found(tmp_path):
    (tmp_path / "there.md").write_text("# A heading, with a comma\n```\n# no heading\n```\n")
    text = "# Here\n[](there.md) [](#here) [](there.md#a-heading-with-a-comma) [](https://x.y/z)"
    assert broken_links(text, tmp_path) == []
    wrong = ["gone.md", "#gone", "there.md#gone", "there.md#no-heading"]
    assert broken_links(" ".join(f"[x]({link})" for link in wrong), tmp_path) == wrong


def test_the_make_targets_that_it_names_exist(document):
    there_are = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(_TARGET.findall(document.read_text())) - there_are == set()


def test_every_target_is_told_of():
    told = set(_TARGET.findall("\n".join(document.read_text() for document in DOCUMENTS)))
    listed = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert listed - told - {"setup", "clean"} == set()


def test_the_paths_that_it_names_exist(document):
    named = _PATH.findall(_CODE.sub("", document.read_text()))
    assert [path for path in named if not (ROOT / path).exists() and "ex09_waiting" not in path] == []


def test_the_modules_that_it_names_can_be_imported(document):
    for name in _MODULE.findall(document.read_text()):
        pkgutil.resolve_name(name)


def test_the_guide_tells_of_every_package():
    packages = {folder.parent.name for folder in (ROOT / "actorlab").glob("*/__init__.py")}
    told = set(re.findall(r"^\| \[`(\w+)`\]", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE))
    assert packages and told == packages
