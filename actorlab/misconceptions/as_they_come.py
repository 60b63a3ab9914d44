"""What can be wrong where answers are to be taken as they come, and passed on one by one.

A notebook asks each of some actors once. Each answer is a number, the actor's place in
the notebook's list of them. The notebook passes it on by a call of another actor, which
tells in the end what it was given, in which order.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from actorlab.checks.mistake import Bundle, Figures, Kind, bundle, mistake
from actorlab.checks.seen import Seen
from actorlab.evidence.calls import CLOCK_SLACK, FinishedCall
from actorlab.evidence.questions import MISSING
from actorlab.misconceptions.facts import Work
from actorlab.misconceptions.wording import count, spelt


@dataclass(frozen=True, kw_only=True)
class Taking(Work):
    """The facts of an exercise in which answers are taken as they come.

    Attributes:
        method, noun: what each actor is asked for, once.
        results: the name of the list of numbers that the other actor tells.
        expected: the numbers, in the order of asking.
        handles: the name of the list of the actors that are asked.
        passed_by: the method by which an answer is passed on, without the class.
        early: how many answers are to be passed on while another actor is at work.
        one, other, passed: what messages call an actor that is asked, the one to which
            answers are passed on, and what it makes of one; they add an s.
    """

    handles: str
    passed_by: str
    early: int
    one: str = "actor"
    other: str = "other actor"
    passed: str = "answer"

    def numbers(self, seen: Seen) -> Sequence[int]:
        """The results, if they are each of the numbers once; otherwise nothing."""
        held = self.held(seen) or []
        whole = all(isinstance(number, int) for number in held)
        return held if whole and sorted(held) == sorted(self.expected) else []

    def ready(self, seen: Seen) -> dict[int, float]:
        """When each actor's answer was there, by its number, the first one first."""
        ends = {actor: max(call.end for call in calls) for actor, calls in self.by_actor(seen).items()}
        asked = seen.value(self.handles)
        ids = [one._actor_id.hex() for one in asked] if isinstance(asked, (list, tuple)) else []
        found = sorted((ends[actor], number) for number, actor in enumerate(ids) if actor in ends)
        return {number: end for end, number in found}

    def passed_on(self, seen: Seen) -> list[FinishedCall]:
        """The calls that passed an answer on, by their begin."""
        return sorted(self.calls_of(seen, self.passed_by), key=lambda call: call.start)

    def in_time(self, seen: Seen) -> int:
        """How many answers were passed on once they were there, while another actor was at work."""
        asked = seen.value(self.handles)
        actors = [asked[number] for number in self.numbers(seen)] if asked is not MISSING else []
        return seen.followed_up(self.method, actors, self.passed_by, self.results, self.early)

    def side_by_side(self, seen: Seen) -> bool:
        """Whether answers were passed on while other actors were at work."""
        return self.in_time(seen) >= self.early

    def span(self, seen: Seen) -> float:
        """From the first call's start to the end of what was made of the last answer, in seconds."""
        calls = self.calls(seen)
        ends = [call.end for call in (*calls, *self.passed_on(seen))]
        return max(ends) - min(call.start for call in calls) if calls else 0.0


def told(facts: Taking) -> Bundle:
    """What the list may lack, or hold more than once."""
    return bundle(facts, list_changed, lists_passed_on, one_over_and_over, not_everybody)


def order(facts: Taking) -> Bundle:
    """Why the numbers are not in the order in which the answers came; in this order."""
    return bundle(
        facts, asked_one_by_one, changed_afterwards, in_the_order_of_asking, came_together, not_as_they_came
    )


def late(facts: Taking) -> Bundle:
    """Why answers in the right order were passed on too late; in this order."""
    return bundle(facts, passed_on_afterwards, passed_on_late)


@mistake(
    "ListChanged",
    about="`{handles}` is sorted, shuffled or made up: its places are no longer the numbers.",
    says="`{handles}` no longer holds the {one}s in the order in which they were created, so nobody can tell whose number "
    "is whose. Which line changed it? Run the cell again that creates them.",
)
def list_changed(facts: Taking, seen: Seen) -> bool:
    held = seen.value(facts.handles)
    known = isinstance(held, (list, tuple)) and all(map(seen.is_actor, held))
    return held is not MISSING and not (known and seen.in_order_of_creation(held))


@mistake(
    "ListsPassedOn",
    about="The {other} was given lists instead of numbers.",
    says="`{results}` is {shown}: the {other} was given lists. `ray.wait` returns two of them, and each holds "
    "references, not numbers. What stands in the first, and how do you get from there to one number?",
)
def lists_passed_on(facts: Taking, seen: Seen) -> Figures | None:
    if any(isinstance(item, (list, tuple)) for item in facts.held(seen) or ()):
        return {"shown": facts.shown(seen)}


@mistake(
    "OneOverAndOver",
    about="The list to wait for does not get shorter.",
    says="`{results}` has {one} {number} {times} times. What has been ready once stays ready: which references does "
    "your loop wait for in its next turn?",
)
def one_over_and_over(facts: Taking, seen: Seen) -> Figures | None:
    held = facts.held(seen) or []
    often = max(held, key=held.count, default=None)
    if held.count(often) > 1:
        return {"number": often, "times": spelt(held.count(often))}


@mistake(
    "NotEverybody",
    about="Some answers were not passed on.",
    says="`{results}` is {shown}: {without} missing. One `ray.wait` tells of those that are ready at that moment. Who "
    "asks for the rest, and when did the {other} tell its list?",
)
def not_everybody(facts: Taking, seen: Seen) -> Figures | None:
    held = seen.value(facts.results)
    missing = [number for number in facts.expected if isinstance(held, list) and number not in held]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        return {"shown": facts.shown(seen), "without": f"{count(missing, facts.one)} {verb}"}


@mistake(
    "AskedOneByOne",
    about="Each {one} is asked when the one before has answered.",
    says="The {one}s worked one after another: each was asked when the one before had answered. Asking returns a "
    "reference at once. When do the others start, and what do you keep until then?",
)
def asked_one_by_one(facts: Taking, seen: Seen) -> bool:
    return facts.one_after_another(seen)


@mistake(
    "ChangedAfterwards",
    about="`{results}` is sorted, reversed or made up after the {other} has told it.",
    says="`{results}` is {shown}, and the {other} was given {given}, in this order. What changed its list, or took its "
    "place?",
)
def changed_afterwards(facts: Taking, seen: Seen) -> Figures | None:
    values = dict(pair for fetch in seen.session.fetches for pair in fetch.values)
    given = [values.get(call.id) for call in facts.passed_on(seen)]  # told by those that return what they got
    if (
        given
        and set(given) == set(map(str, facts.expected))
        and given != list(map(str, facts.held(seen) or ()))
    ):
        return {"shown": facts.shown(seen), "given": ", ".join(map(str, given))}


@mistake(
    "InTheOrderOfAsking",
    about="The answers are in the order in which they were asked for.",
    says="`{results}` is {shown}, the order in which you asked, but the answers came as {came}. When the {other} began "
    "the first {passed}, {there}. For whom, or for how many, did you wait before it?",
)
def in_the_order_of_asking(facts: Taking, seen: Seen) -> Figures | None:
    ready, first = facts.ready(seen), facts.passed_on(seen)[:1]
    if not first or facts.numbers(seen) != list(facts.expected) or list(ready) == list(facts.expected):
        return None
    there = sum(end < first[0].start for end in ready.values())
    said = f"all {spelt(there)} were there" if there == len(facts.expected) else f"{spelt(there)} had come"
    return {"shown": facts.shown(seen), "came": list(ready), "there": said}


@mistake(
    "CameTogether",
    about="Two answers came while an earlier one was dealt with, on a slow machine.",
    says="The answers of {one}s {before} and {after} both came while the {other} was still at work on the {passed} "
    "before: this machine was slow. Run the cell again that asks the {one}s, and then this one.",
    kind=Kind.NOISE,
)
def came_together(facts: Taking, seen: Seen) -> Figures | None:
    found, passed = _passed_over(facts, seen), facts.passed_on(seen)
    if found and 0 < found[0] <= len(passed):
        place, before, after, _ = found
        if passed[place - 1].end >= facts.ready(seen)[before] - CLOCK_SLACK:
            return {"before": before, "after": after}


@mistake(
    "NotAsTheyCame",
    about="An answer that came later was taken earlier.",
    says="`{results}` is {shown}: {one} {before} stands before {one} {after}, and answered {gap:.1f} s after it. "
    "`ray.wait` keeps the order of its list among all that are ready: for how many at once did you wait?",
)
def not_as_they_came(facts: Taking, seen: Seen) -> Figures | None:
    if found := _passed_over(facts, seen):
        _, before, after, gap = found
        return {"shown": facts.shown(seen), "before": before, "after": after, "gap": gap}


@mistake(
    "PassedOnAfterwards",
    about="No answer was passed on before the last one had come.",
    says="The {other} began no {passed} before the last {one} had answered: it sat idle for {idle:.1f} s while the first "
    "answer was there. What does your loop do between learning who is ready and passing its answer on?",
)
def passed_on_afterwards(facts: Taking, seen: Seen) -> Figures | None:
    passed, ready = facts.passed_on(seen), facts.ready(seen)
    if passed and ready and passed[0].start > max(ready.values()) - CLOCK_SLACK:
        return {"idle": passed[0].start - min(ready.values())}


@mistake(
    "PassedOnLate",
    about="Too few answers were passed on in time, on a slow machine.",
    says="The {other} began {found} of the first {early} {passed}s before the last {one} answered. If your loop does "
    "nothing but wait, fetch and pass on, this machine was slow: run its cell again, and then this one.",
    kind=Kind.NOISE,
)
def passed_on_late(facts: Taking, seen: Seen) -> Figures | None:
    if not _passed_over(facts, seen) and 0 < (found := facts.in_time(seen)) < facts.early:
        return {"found": spelt(found)}


def _passed_over(facts: Taking, seen: Seen) -> tuple[int, int, int, float] | None:
    """The first two of whom the later one was taken earlier: at which place it was, the two
    numbers, and how many seconds lie between their answers."""
    numbers, ready = facts.numbers(seen), facts.ready(seen)
    if len(ready) < len(facts.expected):
        return None
    for place, before in enumerate(numbers):
        for after in numbers[place + 1 :]:
            if ready[after] < ready[before] - CLOCK_SLACK:
                return place, before, after, ready[before] - ready[after]
    return None
