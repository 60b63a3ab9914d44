"""What an exercise states of itself once, and what mistakes look at by it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NoFacts:
    """Of mistakes that look the same in every exercise."""
