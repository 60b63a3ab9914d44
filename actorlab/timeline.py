"""The picture of what ran: a lane per object, a bar per call."""

import io
import math
from dataclasses import asdict, dataclass, field
from typing import Any

# Matplotlib is imported when a picture is drawn: it takes most of a second.

_WIDTH = 8.0  # inches
_LANE = 0.55  # inches
_MOST_LABELLED = 24  # bars in one lane that still have room for their labels
_AXES, _LETTER = 6.4, 0.09  # inches: about the width of the axes, and of a letter in a label
_MOST_LANES, _MOST_BARS = 40, 400  # that a grader draws of what a notebook tells it
_FACES = ("#cfe3f5", "#fbe0bf")  # told apart by lane and label; colour only helps


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
        """What its calls returned, in words, as far as that is known."""
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
    """

    lanes: tuple[Lane, ...]
    measured: tuple[float, float] | None = None
    marks: tuple[float, ...] = field(default=())

    def summary(self) -> str:
        """The picture in words, for terminals and screen readers."""
        if not self.lanes:
            return "Timeline: no calls yet."
        lines = [
            f"{lane.name}: {len(lane.bars)} call{'s' * (len(lane.bars) != 1)} from "
            f"{lane.bars[0].start:.2f} to {max(b.end for b in lane.bars):.2f} s{lane.returned}"
            for lane in self.lanes
        ]
        if self.measured:
            lines.append(f"measured: {self.measured[1] - self.measured[0]:.2f} s")
        return "\n".join(["Timeline", *("  " + line for line in lines)])

    def as_data(self) -> dict[str, Any]:
        """It as data that JSON can hold."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Any) -> "Timeline":
        """The timeline that such data stand for, if they do.

        Raises:
            ValueError: they do not, or are more than anyone would look at.
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
            measured = data["measured"] and tuple(map(_finite, data["measured"]))
            marks = tuple(map(_finite, data["marks"]))
        except (KeyError, TypeError) as problem:
            raise ValueError(f"not a timeline: {problem!r}") from None
        if len(lanes) > _MOST_LANES or sum(len(lane.bars) for lane in lanes) > _MOST_BARS or len(marks) > 9:
            raise ValueError("a timeline with too much in it")
        if measured and len(measured) != 2:
            raise ValueError("not a timeline: measured from when to when?")
        return cls(lanes, measured or None, marks)

    def png(self) -> bytes:
        """The picture as a PNG file."""
        from matplotlib.figure import Figure

        # Enough height for any number of lanes; a figure of its own, so that
        # the notebook's own plots and settings are not touched.
        figure = Figure(figsize=(_WIDTH, 1.5 + _LANE * max(1, len(self.lanes))), layout="constrained")
        axes = figure.subplots()
        for row, lane in enumerate(self.lanes):
            for bar in lane.bars:
                axes.barh(
                    row,
                    bar.end - bar.start,
                    left=bar.start,
                    height=0.62,
                    color=_FACES[row % 2],
                    edgecolor="black",
                    linewidth=0.8,
                    hatch="" if row % 2 == 0 else "..",
                )
        axes.set_yticks(range(len(self.lanes)), [lane.name for lane in self.lanes])
        axes.set_ylim(max(1, len(self.lanes)) - 0.5, -0.5)
        axes.set_xlabel("seconds")
        axes.spines[["top", "right"]].set_visible(False)
        self._draw_measured(axes)
        self._draw_labels(axes)
        file = io.BytesIO()
        figure.savefig(file, format="png", dpi=110)
        return file.getvalue()

    def _draw_labels(self, axes: Any) -> None:
        """A label stands on its bar; beside it, if the bar is narrow and there is room."""
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
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
                )

    def _draw_measured(self, axes: Any) -> None:
        start = 0.0
        if self.measured:
            start, end = self.measured
            above = {"xycoords": ("data", "axes fraction"), "textcoords": ("data", "axes fraction")}
            axes.annotate(
                "",
                xy=(start, 1.06),
                xytext=(end, 1.06),
                arrowprops={"arrowstyle": "|-|,widthA=.3,widthB=.3", "shrinkA": 0, "shrinkB": 0},
                annotation_clip=False,
                **above,
            )
            axes.annotate(
                f"measured: {end - start:.2f} s",
                xy=((start + end) / 2, 1.1),
                ha="center",
                va="bottom",
                fontsize=9,
                annotation_clip=False,
                xycoords=("data", "axes fraction"),
            )
        ends = [bar.end for lane in self.lanes for bar in lane.bars]
        if self.measured:
            ends.append(self.measured[1])
        for mark in self.marks:
            axes.axvline(start + mark, color="black", linestyle="--", linewidth=1)
        axes.set_xlim(
            min(0.0, start) - 0.05, max([*ends, start + max(self.marks, default=0.0)], default=1.0) * 1.03
        )
        if self.marks:
            ticks = sorted(
                {*range(int(max(ends, default=1)) + 2), *(round(start + m, 3) for m in self.marks)}
            )
            left, right = axes.get_xlim()
            ticks = [
                t
                for t in ticks
                if left <= t <= right
                and all(t == round(start + m, 3) or abs(t - start - m) > 0.12 for m in self.marks)
            ]
            axes.set_xticks(
                ticks,
                [
                    f"{t - start:g}" if any(t == round(start + m, 3) for m in self.marks) else f"{t:g}"
                    for t in ticks
                ],
            )


def _finite(value: Any) -> float:
    """A number of seconds that can be drawn."""
    number = float(value)
    if not math.isfinite(number) or abs(number) > 1e5:
        raise ValueError(f"not a time on a timeline: {number}")
    return number
