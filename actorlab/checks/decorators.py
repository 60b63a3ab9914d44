"""The decorators by which an exercise registers checks and mistakes, until all list them."""

from collections.abc import Callable, Iterable
from typing import Any

from actorlab.checks import spec
from actorlab.checks.mistake import Kind, Mistake


class Check(spec.Check):
    """A check whose mistakes are registered by decorators."""

    def mistake(self, id: str) -> Callable:
        """Register a mistake (decorator)."""
        return self._register(id, Kind.MISTAKE)

    def error(self, id: str) -> Callable:
        """Register what an exception means (decorator)."""
        return self._register(id, Kind.ERROR)

    def noise(self, id: str) -> Callable:
        """Register a noise (decorator)."""
        return self._register(id, Kind.NOISE)

    def remark(self, recognise: Callable) -> Callable:
        """Register a remark (decorator)."""
        return self._register(recognise.__name__, Kind.REMARK)(recognise)

    def judged_against(self, *, measured: str, nominal: float, limit: float) -> None:
        """Let a grader compare a measurement with the solution's."""
        self.measured, self.nominal, self.limit = measured, nominal, limit

    def add(self, mistakes: Iterable[Mistake]) -> None:
        """Register mistakes, but for those that the check has."""
        known = {one.id for one in self.mistakes}
        self.mistakes.extend(one for one in mistakes if one.id not in known)

    def _register(self, id: str, kind: Kind) -> Callable:
        def register(recognise: Callable[[Any], "str | None"]) -> Callable:
            told = lambda what: {"said": said} if (said := recognise(what)) else None
            about = (recognise.__doc__ or "").strip()
            general = id if recognise.__module__.startswith("actorlab.") else ""
            self.mistakes.append(Mistake(id, about, told, "{said}", kind, general=general))
            return recognise

        return register


class Exercise(spec.Exercise):
    """An exercise whose checks are registered by decorators."""

    def check(self, id: str, *, cell, names, needs=(), returned=()) -> Any:
        """Register a check by the function that states its figures (decorator)."""

        def register(figures: Callable) -> Check:
            needed = tuple(self.checks[need] for need in needs)
            about = (figures.__doc__ or "").strip().rstrip(".")
            made = Check(id, cell, tuple(names), needed, figures, about, returned=tuple(returned))
            self.checks[id] = made
            return made

        return register
