"""Which runs of cells are behind a value: on made-up histories, without a kernel."""

import time

import pytest

from actorlab.evidence.cell_names import is_typed_in
from actorlab.evidence.cell_text import assigned, plain_python
from actorlab.evidence.origin import giver, is_fetched, names_behind, since
from actorlab.evidence.session import CellRun

CALLED = {"f1", "f2", "Foo", "ray", "time", "actors"}
SEND = "refs = [f.go.remote() for f in (f1, f2)]"
FETCH = "results = ray.get(refs)"
WHOLE = """
results = []
for _ in range(5):
    a = f1.go.remote()
    results.append(a)
    results.append(f2.go.remote())
results = ray.get(results)
"""
ALL = "all"


def history(*sources):
    """Runs of cells, the first of which began at 1; a tuple is a failed one, with what it changed."""
    runs = []
    for at, source in enumerate(sources, 1):
        failed = isinstance(source, tuple)
        text, *changed = source if failed else (source,)
        error = ValueError() if failed else None
        runs.append(CellRun(text, float(at), at + 0.9, error, frozenset(changed)))
    return runs


@pytest.mark.parametrize(
    "sources, began",
    [
        # one cell, again and again
        ([WHOLE], 1),
        ([WHOLE, WHOLE], 2),
        ([WHOLE, "results = [1, 1]"], 2),
        (["f1 = Foo.remote()", WHOLE, "f1 = Foo.remote()"], 2),
        # sent in one cell, fetched in another
        ([SEND, FETCH], 1),
        ([SEND, FETCH, FETCH], 1),
        ([SEND, SEND, FETCH], 2),
        ([SEND, FETCH, WHOLE], 3),
        ([SEND, FETCH, "refs = []"], 1),
        (["results = [f1.go.remote()]", "results = ray.get(results)"], 1),
        (["results = [f1.go.remote()]", "results += [f2.go.remote()]", "results = ray.get(results)"], 1),
        ([SEND, "with x() as y:\n    results = ray.get(refs)", "x = 3"], ALL),
        ([SEND, "if True:\n    results = ray.get(refs)\nelse:\n    results = []"], 1),
        ([SEND, "%time results = ray.get(refs)"], 1),
        ([SEND, "results = %time ray.get(refs)"], 1),
        ([SEND, "%%time\n!ls\nRay?\nresults = ray.get(refs)"], 1),
        ([SEND, "results = await gather(*refs)\nfor r in refs: pass", "from asyncio import gather"], ALL),
        ([SEND, "from asyncio import gather\nresults = await gather(*refs)"], 1),
        # functions and classes are run where they are called
        ([SEND, "def fetch():\n    return ray.get(refs)", "results = fetch()"], 1),
        (["def fetch():\n    return ray.get(refs)", SEND, SEND, "results = fetch()"], 3),
        (["fetch = lambda: ray.get(refs)", SEND, SEND, "results = fetch()"], 3),
        (["def work():\n    return ray.get(f1.go.remote())", "results = work()", "results = work()"], 3),
        (
            [
                "class A:\n    def all(self):\n        return ray.get(refs)",
                SEND,
                "a = A()",
                "results = a.all()",
            ],
            2,
        ),
        # what is put into a value later
        (["box = []", SEND, "box.append(refs)", "results = ray.get(box[0])"], 1),
        (["n = 5", WHOLE, "results = [f1.go.remote() for _ in range(n)]"], 3),
        (["n = [5]", WHOLE, "results = [f1.go.remote() for _ in range(n[0])]"], 1),
        # a run that failed gave no value, unless it was seen to
        ([SEND, FETCH, ("results = f1.go()",)], 1),
        ([SEND, FETCH, (WHOLE, "results")], 3),
        ([SEND, FETCH, ("results = [",)], 1),
        # what cannot be followed
        ([SEND, "results = ray.get(_)"], ALL),
        ([SEND, "results = Out[1]"], ALL),
        ([SEND, "results = _12"], ALL),
        ([SEND, "globals()['results'] = 1"], ALL),
        ([WHOLE, "exec('results = 1')"], ALL),
        (
            [SEND, "results = 0", "def work():\n    global results\n    results = ray.get(refs)", "work()"],
            ALL,
        ),
        ([WHOLE, "results = $"], ALL),
        ([WHOLE, "%run other.py"], ALL),
        ([SEND], ALL),
    ],
)
def test_what_a_value_comes_from(sources, began):
    called = lambda name: name in CALLED or name in ("fetch", "work", "Ray")
    assert since("results", history(*sources), called) == (0.0 if began is ALL else began)


def test_a_value_that_changed_in_a_run_that_does_not_name_it_cannot_be_followed():
    by_itself = [*history(WHOLE), CellRun("time.sleep(5)", 2.0, 7.0, None, frozenset({"results"}))]
    assert since("results", by_itself, CALLED.__contains__) == 0.0
    grown = [
        *history(SEND, "results = []"),
        CellRun("results.extend(ray.get(refs))", 3.0, 4.0, None, {"results"}),
    ]
    assert since("results", grown, CALLED.__contains__) == 1.0


def test_the_names_behind_a_value_are_those_that_tell():
    assert names_behind("results", history(SEND, FETCH)) >= {"results", "refs", "ray", "f1", "f2"}
    assert "other" not in names_behind("results", history("other = 1", FETCH))


def test_the_run_that_gave_a_value():
    assert giver("x", history("x = 1", "y = x", ("x = 2",))) == 0
    assert giver("x", history("y = 1")) is None


@pytest.mark.parametrize(
    "source, typed",
    [
        ("x = [1, (2, 'a')]", True),
        ("f()\nx = -2.6", True),
        ("x = f()", False),
        ("x = []\nx.append(f())", False),
        ("if y:\n    x = 1", False),
    ],
)
def test_a_value_that_stands_in_the_cell_is_typed_in(source, typed):
    assert is_typed_in("x", source) is typed


@pytest.mark.parametrize(
    "sources, fetched",
    [
        (["x = ray.get(boss.all.remote())"], True),
        (["ray.get(f1.reset.remote())\nx = [1, 2]"], False),
        (["f1.reset.remote()\nx = [p.go() for p in (p1, p2)]"], False),
        (["def fetch():\n    return ray.get(boss.all.remote())", "x = fetch()"], True),
        (["y = 1"], True),
    ],
)
def test_a_value_may_be_fetched(sources, fetched):
    assert is_fetched("x", history(*sources)) is fetched


def test_what_only_ipython_understands_is_left_out():
    lines = "%pdb off\n!ls\nx?\ny = !pwd\n  %time z = f(1)\nw = %time g(2)\na = b % c"
    assert plain_python(lines) == "\n\n\ny = None\n  z = f(1)\nw = g(2)\na = b % c"
    assert assigned("%time z = f(1)\ny = !pwd") == {"z", "y"}


MANY = 4_000


@pytest.mark.parametrize(
    "sources",
    [
        [f"x{n} = x{n - 1} + x{max(0, n - 2)}" for n in range(1, 400)] + ["results = x399"],
        [
            "\n".join(f"x{n} = {n}" for n in range(MANY)),
            "results = [" + ",".join(f"x{n}" for n in range(MANY)) + "]",
        ],
        [" " * 1_000_000 + "x", "\n" * 1_000_000, "results = 1"],
        ["results = " + "-" * 40_000 + "1"],
        ["results = " + "+".join(["x"] * MANY)],
        [
            "class A:\n" + "\n".join(f"  def m{n}(self): return results" for n in range(1_000)),
            "results = A()",
        ],
    ],
)
def test_what_troubles_whoever_follows_it_is_followed_quickly(sources):
    runs = history(*sources)
    began = time.process_time()
    assert since("results", runs, CALLED.__contains__) >= 0.0
    names_behind("results", runs)
    assert time.process_time() - began < 5
