"""What can be wrong with the order of results, or with which of them are there."""

from actorlab.checks.mistake import Bundle, Figures, bundle, mistake
from actorlab.checks.seen import Seen
from actorlab.misconceptions.facts import Work, same
from actorlab.misconceptions.wording import short, spelt


def by_actor(facts: Work) -> Bundle:
    """Results that do not take turns between the actors.

    Args:
        facts: ``results``, ``expected``, ``actors`` and ``method``.
    """
    return bundle(facts, grouped_by_actor, one_actors_results_only)


def order(facts: Work) -> Bundle:
    """The right results in another order.

    Args:
        facts: ``results`` and ``expected``.
    """
    return bundle(facts, wrong_order)


@mistake(
    "GroupedByActor",
    about="All results of one actor, then all of the next.",
    says="`{results}` holds all {each} values of one actor and then all of the next: {shown}. `ray.get` keeps the order of "
    "the references: in which order did you collect them?",
)
def grouped_by_actor(facts: Work, seen: Seen) -> Figures | None:
    parts = facts.parts()
    if same(facts.held(seen), [one for part in parts for one in part]):
        return {"each": spelt(len(parts[0])), "shown": facts.shown(seen)}


@mistake(
    "OneActorsResultsOnly",
    about="The results of one actor only.",
    says="`{results}` has the {found} values of one actor; Ray ran {tally}. Where are the other's?",
)
def one_actors_results_only(facts: Work, seen: Seen) -> Figures | None:
    for part in facts.parts():
        if same(facts.held(seen), part):
            return {"found": spelt(len(part)), "tally": facts.tally(seen)}


@mistake(
    "WrongOrder",
    about="The right values in another order.",
    says="The {wanted} values are right, their order is not: {shown}. `ray.get` returns values in the order of the "
    "references. What changed that order, before or after?",
)
def wrong_order(facts: Work, seen: Seen) -> Figures | None:
    held = facts.held(seen) or []
    try:
        right = sorted(held) == sorted(facts.expected)
    except Exception:  # what cannot be compared is no such value
        return None
    if right and not same(held, list(facts.expected)):
        return {"wanted": spelt(len(facts.expected)), "shown": short(held)}
