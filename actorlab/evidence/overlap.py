"""Count how many were at work at once, in about n log n steps.

A record may be forged to trouble whoever judges it, with tens of thousands of actors
or calls. So nothing here compares each with each.

A span is the start and the end of something, in seconds since the epoch.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

Span = tuple[float, float]
Row = tuple[str, Sequence[Span]]  # whose it is, and its spans, by start

# How many pairs of rows are compared at the most: so many, and so many more for each row.
# A notebook makes hundreds of rows, of which a handful at a time can be side by side.
_MOST_PAIRS, _MOST_PAIRS_PER_ROW = 20_000, 10


def one_within(moments: Sequence[float], start: float, end: float) -> bool:
    """Whether one of these sorted moments lies between the start and the end, or on either."""
    at = bisect_left(moments, start)
    return at < len(moments) and moments[at] <= end


def most_at_once(spans: Iterable[Span], slack: float) -> int:
    """The largest number of spans under way at one moment: the start of one of them.

    Args:
        spans: those that have ended.
        slack: two spans that overlap by no more seconds than this are not at once.
    """
    spans = list(spans)
    starts = sorted({start for start, _ in spans})
    enough = [start + slack for start in starts]
    return max(
        _covered(
            len(starts), ((bisect_left(starts, start), bisect_left(enough, end)) for start, end in spans)
        ),
        default=0,
    )


def most_under_way(spans: Iterable[Span], slack: float, stretch: float) -> int:
    """The largest number of spans that are all under way at one moment, and fit in a stretch.

    Args:
        spans: those that have ended.
        slack: two spans that overlap by no more seconds than this are not at once.
        stretch: so many seconds may pass from the first one's start to the last one's end.
    """
    spans = sorted(span for span in spans if span[1] <= span[0] + stretch)
    moments = [start for start, _ in spans]  # at one of which the most are under way
    enough = [start + slack for start in moments]
    under_way = [(bisect_left(moments, start), bisect_left(enough, end)) for start, end in spans]
    by_end = sorted(range(len(spans)), key=lambda at: spans[at][1])
    counts = _Counts(len(spans))
    most = added = 0
    for start, (first, after) in zip(moments, under_way):
        while added < len(spans) and spans[by_end[added]][1] <= start + stretch:
            counts.add(*under_way[by_end[added]], 1)
            added += 1
        most = max(most, counts.most)
        counts.add(first, after, -1)  # those that start later have a stretch of their own
    return most


def most_side_by_side(rows: Iterable[Row], shared: float, stretch: float) -> int:
    """The largest number of owners whose rows were at work beside one of these rows.

    Of many thousands of rows, compare only those that can have the most beside them.

    Args:
        rows: each with at least one span.
        shared: for how many seconds, in all, spans of the two rows must have been under
            way together.
        stretch: a row counts beside another if it starts no earlier, and ends within so
            many seconds of the other's start.
    """
    rows = sorted(rows, key=lambda row: row[1][0][0])
    starts = [spans[0][0] for _, spans in rows]
    ends = [spans[-1][1] for _, spans in rows]
    limits = [start + stretch for start in starts]
    reach = list(accumulate(ends, max))
    beside: dict[str, list[tuple[int, int]]] = {}
    for (owner, _), start, end in zip(rows, starts, ends):
        first = bisect_left(limits, end)
        if shared > 0:  # then none counts that starts when all before it have ended
            first = max(first, bisect_left(reach, start))
        beside.setdefault(owner, []).append((first, bisect_right(starts, start)))
    # How many owners can be beside each row at the most, by these times alone.
    bounds = _covered(len(rows), (one for ranges in beside.values() for one in _merged(ranges)))
    if shared <= 0:
        return max(bounds, default=0)
    most, left = 0, _MOST_PAIRS + _MOST_PAIRS_PER_ROW * len(rows)
    for at in sorted(range(len(rows)), key=bounds.__getitem__, reverse=True):
        if bounds[at] <= most or left < 0:
            break
        owners: set[str] = set()
        for other in range(bisect_left(starts, starts[at]), bisect_right(starts, ends[at])):
            owner, spans = rows[other]
            left -= 1
            if owner not in owners and ends[other] <= limits[at] and _together(rows[at][1], spans) >= shared:
                owners.add(owner)
        most = max(most, len(owners))
    return most


def _together(one: Sequence[Span], other: Sequence[Span]) -> float:
    """For how many seconds spans of the one and spans of the other were under way together."""
    return sum(max(0.0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def _covered(size: int, ranges: Iterable[tuple[int, int]]) -> list[int]:
    """Count, for each place, the ranges that hold it; the second number of a range is the
    first place after it."""
    steps = [0] * (size + 1)
    for first, after in ranges:
        if first < after:
            steps[first] += 1
            steps[after] -= 1
    return list(accumulate(steps))[:size]


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Merge ranges that overlap or touch."""
    found: list[tuple[int, int]] = []
    for first, after in sorted(ranges):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], after))
        else:
            found.append((first, after))
    return found


class _Counts:
    """A count at each place, and the largest of them (a tree of sums, each with the largest
    below it)."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._added = [0] * (2 * places)
        self._most = [0] * (2 * places)

    def add(self, first: int, after: int, number: int) -> None:
        """Add a number at the places from the first to the one before ``after``."""
        if first >= after:
            return
        left, right = first + self._places, after + self._places
        while left < right:
            if left & 1:
                self._add_below(left, number)
                left += 1
            if right & 1:
                right -= 1
                self._add_below(right, number)
            left, right = left >> 1, right >> 1
        for place in (first + self._places, after + self._places - 1):
            while place > 1:
                place >>= 1
                self._most[place] = self._added[place] + max(self._most[2 * place : 2 * place + 2])

    def _add_below(self, place: int, number: int) -> None:
        self._added[place] += number
        self._most[place] += number

    @property
    def most(self) -> int:
        """The largest count."""
        return self._most[1]
