"""A mistake as a value: what it is, how it shows, and what the student is told.

    @mistake(
        "WrongOrder",
        about="The right values in another order.",
        says="The values are right, their order is not: {held}. What changed it?",
    )
    def wrong_order(seen):
        held = seen.value("results")
        return sorted(held) == EXPECTED and {"held": short(held)}

The function below the decorator recognises the mistake: it returns the figures that the
message holds, or something false. What comes out is a ``Mistake``.

Most mistakes are those of many exercises (``actorlab.misconceptions``). Such a mistake is
written for an exercise's facts, as a dataclass: its function takes them first, and both
texts may hold the names of their fields. A ``Bundle`` is several mistakes, in the order in
which they are tried.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any, cast

# Figures for the message, or something false. ``True`` stands for no figures.
Figures = Mapping[str, Any]
Recogniser = Callable[..., "Figures | bool | None"]


class Kind(str, Enum):
    """What a mistake is to students and reports.

    Attributes:
        MISTAKE: the answer is wrong in this way.
        ERROR: the same, and it shows as an exception with which a cell stopped.
        NOISE: the moment's fault and not the answer's, as on a busy machine. A grader runs
            the cells again.
        REMARK: no mistake; a right answer is told it besides.
    """

    MISTAKE = "mistake"
    ERROR = "error"
    NOISE = "noise"
    REMARK = "remark"


@dataclass(frozen=True)
class Mistake:
    """One mistake that a check may recognise.

    Attributes:
        id: what gradebooks and reports call it, such as ``FetchedInTheLoop``. Grades that
            were given keep it, so it stays for ever.
        about: what it is, in a sentence, for reports.
        recognise: takes the facts, if there are any, and what the check sees, an ERROR the
            exception. Returns the figures, or something false.
        message: what the student is told, as a template for ``str.format``.
        kind: what it is to students and reports.
        facts: the exercise's, as a dataclass; ``None`` if it needs none.
        general: its topic and its id among the general mistakes, such as
            ``values.NestedList``; empty if it is an exercise's own.

    Raises:
        ValueError: the id is no such name.
    """

    id: str
    about: str
    recognise: Recogniser
    message: str
    kind: Kind = Kind.MISTAKE
    facts: Any = None
    general: str = ""

    def __post_init__(self) -> None:
        # A traceback shows the id as an exception's class.
        if not isinstance(self.id, str) or not self.id.isidentifier():
            raise ValueError(f"{self.id!r} is no mistake's id; one is such as FetchedInTheLoop")

    @property
    def meaning(self) -> str:
        """What it is, in a sentence, with this exercise's names."""
        return self.about if self.facts is None else self.about.format_map(_texts(self.facts))

    def told(self, what: Any) -> str | None:
        """What the student is told; nothing if this is another mistake, or none.

        Args:
            what: what the check sees or, for an ERROR, the exception.

        Raises:
            Exception: whatever the recogniser raises, or a template without its figures.
        """
        figures = self.recognise(what) if self.facts is None else self.recognise(self.facts, what)
        if not figures and figures != {}:
            return None
        given = {} if figures is True else cast(Figures, figures)
        return self.message.format_map({**_texts(self.facts), **given})


class Bundle(tuple[Mistake, ...]):
    """Mistakes in the order in which they are tried. An exercise may change what it takes."""

    def only(self, *ids: str) -> "Bundle":
        """These of them, in this order.

        Raises:
            ValueError: one of the ids is of no mistake in the bundle; so for all methods.
        """
        known = {one.id: one for one in self}
        return Bundle(known[id] for id in self._known(ids))

    def without(self, *ids: str) -> "Bundle":
        """All but these."""
        left_out = self._known(ids)
        return Bundle(one for one in self if one.id not in left_out)

    def reworded(self, **messages: str) -> "Bundle":
        """The same mistakes, of which some say something else.

        Args:
            messages: the new templates by id. They may hold the facts' names, and the
                figures that the old ones hold.
        """
        self._known(messages)
        return Bundle(replace(one, message=messages.get(one.id, one.message)) for one in self)

    def renamed(self, **ids: str) -> "Bundle":
        """The same mistakes, of which some have other ids: those that gradebooks know."""
        self._known(ids)
        return Bundle(replace(one, id=ids.get(one.id, one.id)) for one in self)

    def _known(self, ids: Iterable[str]) -> list[str]:
        known, ids = [one.id for one in self], list(ids)
        if unknown := [id for id in ids if id not in known]:
            raise ValueError(
                f"there is no mistake {unknown[0]} in this bundle; there are: {', '.join(known)}"
            )
        return ids


def mistake(id: str, *, about: str, says: str, kind: Kind = Kind.MISTAKE) -> Callable[[Recogniser], Mistake]:
    """Make a mistake of the function that recognises it (decorator).

    Args:
        id, about, kind: as in ``Mistake``.
        says: the message.
    """
    return lambda recognise: Mistake(id, about, recognise, says, kind)


def bundle(facts: Any, *mistakes: Mistake) -> Bundle:
    """General mistakes with an exercise's facts.

    Args:
        facts: as in ``Mistake``.
        mistakes: those of a module in ``actorlab.misconceptions``, which is their topic.
    """
    return Bundle(replace(one, facts=facts, general=general_name(one)) for one in mistakes)


def general_name(one: Mistake) -> str:
    """The topic and the id of a general mistake."""
    return f"{one.recognise.__module__.rpartition('.')[2]}.{one.id}"


def flat(mistakes: Iterable[Mistake | Iterable[Mistake]]) -> list[Mistake]:
    """Mistakes and bundles as one list, in order."""
    return [one for item in mistakes for one in ([item] if isinstance(item, Mistake) else item)]


def _texts(facts: Any) -> dict[str, Any]:
    return {} if facts is None else {field.name: getattr(facts, field.name) for field in fields(facts)}
