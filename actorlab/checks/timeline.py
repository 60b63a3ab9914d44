"""Draws what ran: a lane for each object, a bar for each call."""

import io
import math
from dataclasses import asdict, dataclass, field
from typing import Any

# Matplotlib is imported when a picture is drawn: it takes most of a second.

WIDTH = 600  # pixels at which it is shown: a window of 700 has room for it
_DENSITY = 2  # of the picture's pixels for one of the screen's, so that it stays sharp
_INCH = 100  # pixels
_LANE = 0.42  # inches
_MOST_LABELLED = 24  # bars in one lane that still have room for their labels
_AXES, _LETTER = 4.8, 0.085  # inches: about the width of the axes, and of a letter in a label
_MOST_LANES, _MOST_BARS = 40, 400  # that a grader draws of what a notebook tells it
_LONGEST = 1e4  # seconds that a grader draws
_MOST_TICKS = 30
_FACES = ("#cfe3f5", "#fbe0bf")  # told apart by lane and label; colour only helps
_INK = "#767676"  # on nothing: as readable on white as on a dark theme's black


@dataclass(frozen=True)
class Bar:
    """One call: start and end in seconds from the start of the picture."""

    start: float
    end: float
    label: str


@dataclass(frozen=True)
class Lane:
    """One object, or one kind of task, and what it ran."""

    name: str
    bars: tuple[Bar, ...]

    @property
    def returned(self) -> str:
        """What its calls returned, in words, as far as anybody knows."""
        labels = ", ".join(bar.label for bar in self.bars if bar.label)
        return f", returned {labels}" if labels else ""


@dataclass(frozen=True)
class Timeline:
    """What there is to draw.

    Attributes:
        lanes: from top to bottom.
        measured: start and end of the measured time, in seconds from the start
            of the picture; ``None`` if nothing was measured.
        marks: times, in seconds after the start of the measurement, that are
            marked by lines; for example the two ends of the allowed window.
        note: what the bars do not tell, in whole sentences; if there are no bars, why.
    """

    lanes: tuple[Lane, ...]
    measured: tuple[float, float] | None = None
    marks: tuple[float, ...] = field(default=())
    note: str = ""

    def summary(self) -> str:
        """The picture in words, for terminals and screen readers."""
        if not self.lanes:
            return f"Timeline: {self.note or 'no calls yet.'}"
        lines = [
            f"{lane.name}: {len(lane.bars)} call{'s' * (len(lane.bars) != 1)} from "
            f"{lane.bars[0].start:.2f} to {max(b.end for b in lane.bars):.2f} s{lane.returned}"
            for lane in self.lanes
        ]
        if self.measured:
            lines.append(f"measured: {self.measured[1] - self.measured[0]:.2f} s")
        lines += [self.note] if self.note else []
        return "\n".join(["Timeline", *("  " + line for line in lines)])

    def as_data(self) -> dict[str, Any]:
        """The timeline as data that JSON can hold."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Any) -> "Timeline":
        """Make a timeline of such data.

        Raises:
            ValueError: they are no timeline, or more than anyone would look at.
        """
        try:
            lanes = tuple(
                Lane(
                    str(lane["name"])[:40],
                    tuple(
                        Bar(_finite(b["start"]), _finite(b["end"]), str(b["label"])[:20])
                        for b in lane["bars"]
                    ),
                )
                for lane in data["lanes"]
            )
            measured = tuple(map(_finite, data["measured"] or ()))
            marks = tuple(map(_finite, data["marks"]))
            note = str(data["note"])[:400]
        except (KeyError, TypeError) as problem:
            raise ValueError(f"not a timeline: {problem!r}") from None
        if len(lanes) > _MOST_LANES or sum(len(lane.bars) for lane in lanes) > _MOST_BARS or len(marks) > 9:
            raise ValueError("a timeline with too much in it")
        if measured and len(measured) != 2:
            raise ValueError("not a timeline: measured from when to when?")
        return cls(lanes, (measured[0], measured[1]) if measured else None, marks, note)

    def png(self) -> bytes:
        """Draw it as a PNG file, ``WIDTH`` pixels wide, on a transparent ground, for dark and
        light pages alike."""
        from matplotlib.figure import Figure

        # Enough height for any number of lanes; a figure of its own, so that
        # the notebook's own plots and settings are not touched.
        height = 1.15 + _LANE * len(self.lanes)
        figure = Figure(figsize=(WIDTH / _INCH, height), layout="constrained", facecolor="none")
        axes = figure.subplots()
        axes.set_facecolor("none")
        for row, lane in enumerate(self.lanes):
            for bar in lane.bars:
                axes.barh(
                    row,
                    bar.end - bar.start,
                    left=bar.start,
                    height=0.62,
                    color=_FACES[row % 2],
                    edgecolor=_INK,
                    linewidth=0.8,
                    hatch="" if row % 2 == 0 else "..",
                )
        axes.set_yticks(range(len(self.lanes)), [lane.name for lane in self.lanes])
        axes.set_ylim(max(1, len(self.lanes)) - 0.5, -0.5)
        axes.tick_params(colors=_INK)
        axes.spines[["left", "bottom"]].set_color(_INK)
        axes.spines[["top", "right"]].set_visible(False)
        self._draw_seconds(axes)
        if self.measured:
            self._draw_measured(axes, *self.measured)
        self._draw_labels(axes)
        file = io.BytesIO()
        figure.savefig(file, format="png", dpi=_INCH * _DENSITY)
        return file.getvalue()

    def _draw_labels(self, axes: Any) -> None:
        """Put each label on its bar, or beside it, if the bar is narrow and there is room."""
        left, right = axes.get_xlim()
        for row, lane in enumerate(self.lanes):
            ends = [*(bar.start for bar in lane.bars[1:]), right]
            for bar, next_start in zip(lane.bars, ends):
                needed = _LETTER * len(bar.label) * (right - left) / _AXES
                inside, beside = bar.end - bar.start >= needed, next_start - bar.end >= needed
                if not bar.label or len(lane.bars) > _MOST_LABELLED or not (inside or beside):
                    continue
                axes.annotate(
                    bar.label,
                    ((bar.start + bar.end) / 2 if inside else bar.end, row),
                    xytext=(0 if inside else 5, 0),
                    textcoords="offset points",
                    ha="center" if inside else "left",
                    va="center",
                    fontsize=9,
                    color="black" if inside else _INK,
                    bbox={
                        "facecolor": _FACES[row % 2] if inside else "none",
                        "edgecolor": "none",
                        "pad": 1.5,
                    },
                )

    def _draw_measured(self, axes: Any, start: float, end: float) -> None:
        """Draw above the lanes what was measured: from when to when, and how long."""
        above = {"xycoords": ("data", "axes fraction"), "annotation_clip": False}
        axes.annotate(
            "",
            xy=(start, 1.06),
            xytext=(end, 1.06),
            textcoords=("data", "axes fraction"),
            arrowprops={
                "arrowstyle": "|-|,widthA=.3,widthB=.3", "shrinkA": 0, "shrinkB": 0, "color": _INK
            },
            **above,
        )  # fmt: skip
        said, (left, right) = f"measured: {end - start:.2f} s", axes.get_xlim()
        room = (end - start) / (right - left) * _AXES > _LETTER * len(said)
        axes.annotate(
            said,
            xy=((start + end) / 2 if room else start, 1.1),
            ha="center" if room else "left",
            va="bottom",
            fontsize=9,
            color=_INK,
            **above,
        )

    def _draw_seconds(self, axes: Any) -> None:
        """Draw the axis of time, with its marks."""
        start, end = self.measured or (0.0, 0.0)
        marks = [start + mark for mark in self.marks]
        last = max([end, *marks, *(bar.end for lane in self.lanes for bar in lane.bars)], default=1.0)
        axes.set_xlim(min(0.0, start) - 0.05, last * 1.03 or 1.0)
        axes.set_xlabel("seconds", color=_INK)
        if not marks:
            return
        for mark in marks:
            axes.axvline(mark, color=_INK, linestyle="--", linewidth=1)
        named = " and ".join(f"{mark:g}" for mark in self.marks)
        axes.set_xlabel(f"seconds (dashed: {named} s)", color=_INK)
        # Beside a mark there is no room for another number.
        step = 1 + int(last) // _MOST_TICKS
        free = [t for t in range(0, int(last) + 1, step) if all(abs(t - mark) > 0.12 for mark in marks)]
        ticks = [*((t, f"{t}") for t in free), *((at, f"{mark:g}") for at, mark in zip(marks, self.marks))]
        axes.set_xticks(*zip(*ticks))


def _finite(value: Any) -> float:
    """A number of seconds that can be drawn."""
    number = float(value)
    if not math.isfinite(number) or abs(number) > _LONGEST:
        raise ValueError(f"not a time on a timeline: {number}")
    return number
