"""The class report's plots: legible in print and without colour.

Each is an SVG picture as a ``data:`` address, so that a page needs no other file.
Text stays text, in the reader's own font. What differs, differs by hatch and label.
"""

import io
from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from typing import Any

from actorlab.reporting.class_results import STANDINGS

# Matplotlib is imported when a plot is drawn: it takes most of a second.

_WIDTH = 7.2  # inches
_BAR = 0.34  # inches
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "actorlab",  # the same data give the same file
    "font.family": "sans-serif",
    "font.size": 10,
    "hatch.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
}
_EDGE = {"edgecolor": "black", "linewidth": 0.8}
_LOOKS = dict(
    zip(
        STANDINGS,
        (
            {"facecolor": "#4d6f8f"},
            {"facecolor": "white", "hatch": "////"},
            {"facecolor": "#e8e8e8", "hatch": ".."},
            {"facecolor": "white"},
            {"facecolor": "#fbe0bf", "hatch": "xx"},
        ),
    )
)
_PLAIN = _LOOKS["right"]
_MARKED = _LOOKS["wrong"]
_MOST_BINS = 20
_MOST_NAMED = 3  # of the slowest


def scores(earned: Sequence[float], points: float) -> str:
    """How many students earned how many points.

    Args:
        earned: the students' points.
        points: that can be earned.
    """
    step = 1 if points <= _MOST_BINS else points / _MOST_BINS
    bins = [0] * (int(points / step) + 1)
    for score in earned:
        bins[min(int(score / step), len(bins) - 1)] += 1
    with _Plot(2.4) as plot:
        bars = plot.axes.bar(
            [at * step for at in range(len(bins))], bins, width=0.82 * step, **_PLAIN, **_EDGE
        )
        plot.axes.bar_label(bars, [count or "" for count in bins], padding=2)
        plot.axes.set_xlim(-0.6 * step, points + 0.6 * step)
        rounded = ", rounded down" if any(score % step for score in earned) else ""
        steps = f", in steps of {step:g}" if step != 1 else rounded
        plot.axes.set_xlabel(f"points, of {points:g}{steps}")
        plot.axes.set_ylabel("students")
        plot.whole_numbers(plot.axes.yaxis)
        if step == 1:
            plot.axes.set_xticks(range(len(bins)))
    return plot.address


def standings(counts: dict[str, Counter[str]]) -> str:
    """For each check, how many students got it right, wrong, and so on."""
    with _Plot(1.1 + _BAR * len(counts)) as plot:
        shown = [kind for kind in STANDINGS if any(count[kind] for count in counts.values())]
        start = [0] * len(counts)
        for kind in shown:
            lengths = [count[kind] for count in counts.values()]
            bars = plot.axes.barh(
                range(len(counts)), lengths, 0.74, start, label=kind, **_LOOKS[kind], **_EDGE
            )
            plot.axes.bar_label(
                bars,
                [length or "" for length in lengths],
                label_type="center",
                fontsize=9,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2},
            )
            start = [before + length for before, length in zip(start, lengths)]
        plot.name_rows(list(counts))
        plot.axes.set_xlabel("students")
        plot.whole_numbers(plot.axes.xaxis)
        plot.figure.legend(loc="outside upper left", ncols=len(STANDINGS), frameon=False, fontsize=9)
    return plot.address


def ranking(counts: dict[str, int]) -> str:
    """How many students made each mistake, in the order given."""
    with _Plot(0.7 + _BAR * len(counts)) as plot:
        bars = plot.axes.barh(range(len(counts)), list(counts.values()), 0.7, **_PLAIN, **_EDGE)
        plot.axes.bar_label(bars, padding=3)
        plot.name_rows(list(counts))
        plot.axes.set_xlabel("students")
        plot.whole_numbers(plot.axes.xaxis)
    return plot.address


def times(slowest_first: Sequence[tuple[str, float]], middle: float) -> str:
    """How long each notebook ran, the slowest of them named.

    Args:
        slowest_first: names and seconds.
        middle: the median, in seconds.
    """
    named = min(_MOST_NAMED, len(slowest_first))
    seconds = [taken for _, taken in slowest_first]
    with _Plot(2.6) as plot:
        for first, last, look in ((0, named, _MARKED), (named, len(seconds), _PLAIN)):
            plot.axes.bar(range(first, last), seconds[first:last], 0.8, **look, **_EDGE)
        for at, (name, taken) in enumerate(slowest_first[:named]):
            # In the room above the bars, a step lower each, so that names of any length stay apart.
            plot.axes.annotate(
                f"{_short(name)}: {taken:.1f} s",
                (at, taken),
                (0.42, 0.97 - 0.11 * at),
                textcoords="axes fraction",
                va="center",
                parse_math=False,
                arrowprops={"arrowstyle": "-", "linewidth": 0.6, "shrinkB": 2, "relpos": (0, 0.5)},
            )
        plot.axes.axhline(middle, color="black", linestyle="--", linewidth=1)
        plot.axes.annotate(
            f"median {middle:.1f} s",
            (1, middle),
            (4, 0),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            va="center",
            annotation_clip=False,
        )
        plot.axes.set_xlim(-0.8, max(len(seconds), 8) - 0.2)
        plot.axes.set_ylim(0, max(seconds) * 1.6 or 1.0)
        plot.axes.set_xticks([])
        plot.axes.set_xlabel("submissions, slowest first")
        plot.axes.set_ylabel("seconds")
    return plot.address


class _Plot:
    """One figure while it is drawn, and its address afterwards."""

    def __init__(self, height: float) -> None:
        self._height = height

    def __enter__(self) -> "_Plot":
        import matplotlib
        from matplotlib.figure import Figure

        self._style = matplotlib.rc_context(_STYLE)
        self._style.__enter__()
        self.figure = Figure(figsize=(_WIDTH, self._height), layout="constrained")
        self.axes = self.figure.subplots()
        return self

    def __exit__(self, *error: Any) -> None:
        try:
            if error[0] is None:
                file = io.BytesIO()
                self.figure.savefig(file, format="svg", metadata={"Date": None})
                self.address = "data:image/svg+xml;base64," + b64encode(file.getvalue()).decode()
        finally:
            self._style.__exit__(*error)

    def name_rows(self, names: Sequence[str]) -> None:
        """Name the bars, the first at the top."""
        self.axes.set_yticks(range(len(names)), [_short(name) for name in names], parse_math=False)
        self.axes.set_ylim(max(1, len(names)) - 0.5, -0.5)

    def whole_numbers(self, axis: Any) -> None:
        """Count in whole steps, from nought to one at the least."""
        from matplotlib.ticker import MaxNLocator

        axis.set_major_locator(MaxNLocator(nbins=8, steps=[1, 2, 5, 10], integer=True))
        setter = self.axes.set_xlim if axis is self.axes.xaxis else self.axes.set_ylim
        setter(0, max(1.0, axis.get_view_interval()[1] * 1.06))


def _short(name: str) -> str:
    return name if len(name) <= 32 else name[:31] + "…"
