"""The questions that a check's asserts may ask about a value alone."""

from numbers import Integral, Real
from typing import Any


class ValueQuestions:
    """Answers questions from a value alone, whatever ran."""

    def is_list_of_integers(self, value: Any) -> bool:
        """Whether this is a list that holds only integers (NumPy's too)."""
        return type(value) is list and all(
            isinstance(item, Integral) and not isinstance(item, bool) for item in value
        )

    def is_list_of_pairs(self, value: Any) -> bool:
        """Whether this is a list that holds only lists or tuples of two items."""
        return type(value) is list and all(isinstance(p, (list, tuple)) and len(p) == 2 for p in value)

    def length(self, value: Any) -> int:
        """How many items a list or a tuple holds; 0 if it is neither."""
        return len(value) if isinstance(value, (list, tuple)) else 0

    def sorted(self, value: Any) -> list[Any]:
        """The items of a list or a tuple, the smallest first; empty if it is neither, or if
        they cannot be compared."""
        try:
            return sorted(value) if isinstance(value, (list, tuple)) else []
        except Exception:  # a student's object may answer anything
            return []

    def grouped(self, pairs: Any) -> dict[Any, list[Any]]:
        """Group the second items of pairs, in their order, by the first.

        Raises:
            TypeError: the value is no list of pairs.
        """
        if not self.is_list_of_pairs(pairs):
            raise TypeError("it is no list of pairs")
        groups: dict[Any, list[Any]] = {}
        for first, second in pairs:
            groups.setdefault(first, []).append(second)
        return groups

    def is_number(self, value: Any) -> bool:
        """Whether this is a plain number (NumPy's too)."""
        return isinstance(value, Real) and not isinstance(value, bool)
