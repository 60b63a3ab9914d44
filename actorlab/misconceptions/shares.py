"""What can be wrong with how jobs of different lengths are shared among actors.

Which actor should get a job is known only when one is free. So look at the moment in which
each job was sent: whether its actor had something else to do then, and how long another
one had had nothing.
"""

import re
from collections import Counter
from dataclasses import dataclass

from actorlab.checks.mistake import Bundle, Figures, Kind, bundle, mistake
from actorlab.checks.seen import Seen
from actorlab.evidence.calls import CLOCK_SLACK, FinishedCall
from actorlab.misconceptions.facts import Work
from actorlab.misconceptions.wording import count, spelt

# Seconds that an actor may be free before it counts as idle: more than a notebook needs to
# send it something.
_IDLE = 0.3


@dataclass(frozen=True, kw_only=True)
class Shares(Work):
    """The facts of an exercise in which each actor should do one long job, and none two.

    Attributes:
        long: seconds that every long job takes, and no short one.
    """

    long: float = 0.0

    def side_by_side(self, seen: Seen) -> bool:
        """Whether each actor did a long job while the others did theirs."""
        since, all = self.run(seen).start, len(self.actors)
        return seen.actors_side_by_side(self.method, 1, self.long, since=since, enough=all) >= all

    def in_order(self, seen: Seen) -> list[FinishedCall]:
        """The jobs in the order in which they were sent."""
        return sorted(self.calls(seen), key=lambda job: job.sent)

    def two_long_on_one(self, seen: Seen) -> bool:
        """Whether one actor did two long jobs or more."""
        long = Counter(job.actor for job in self.calls(seen) if job.seconds >= self.long)
        return max(long.values(), default=0) > 1

    def busy(self, seen: Seen) -> str:
        """How long each actor worked, the longest first, in words."""
        spent = [sum(job.seconds for job in jobs) for jobs in self.by_actor(seen).values()]
        shown = [f"{one:.1f}" for one in sorted(spent, reverse=True)]
        return f"worked for {' + '.join(shown)} s" if shown else "did nothing"


def shares(facts: Shares) -> Bundle:
    """Why one actor may have done two of the long jobs; in this order.

    Args:
        facts: all but ``duration`` and ``window``.
    """
    return bundle(facts, never_given_a_job, sent_to_a_busy_actor, results_taken_in_order, an_actor_stood_idle)


def late(facts: Shares) -> Bundle:
    """A slow machine, on which an actor was not free when it should have been.

    Args:
        facts: as for ``shares``, with all results in ``expected``.
    """
    return bundle(facts, held_up)


@mistake(
    "NeverGivenAJob",
    about="Fewer actors worked than there are.",
    says="Ray ran {tally}, and there are {all} actors. Who gives the {idle} something to do?",
)
def never_given_a_job(facts: Shares, seen: Seen) -> Figures | None:
    worked, all = len(facts.counts(seen)), len(facts.actors)
    if 0 < worked < all:
        idle = "other" if worked == all - 1 else f"other {spelt(all - worked)}"
        return {"tally": facts.tally(seen), "all": spelt(all), "idle": idle}


@mistake(
    "SentToABusyActor",
    about="A {noun} was sent to an actor that had others to do first.",
    says="{queued} {were} sent to an actor that still had another one to do, and waited in its queue: the actors "
    "{busy}, and all of it takes as long as the one with the most work. What tells you that an actor is free for its "
    "next {noun}?",
)
def sent_to_a_busy_actor(facts: Shares, seen: Seen) -> Figures | None:
    jobs = facts.in_order(seen)
    queued = [job for at, job in enumerate(jobs) if _free_since(jobs, at, job.actor) is None]
    if queued and facts.two_long_on_one(seen):
        were = "were" if len(queued) > 1 else "was"
        return {"queued": count(queued, facts.noun), "were": were, "busy": facts.busy(seen)}


@mistake(
    "ResultsTakenInOrder",
    about="A pool's `map`, or `get_next`, takes the results in the order of the {noun}s.",
    says="When a {noun} was sent to one actor, after {at:.1f} s, another had been free for {idle:.1f} s: the actors "
    "{busy}. To a pool, an actor is free once its result has been taken out, and yours takes the results out in the "
    "order of the {noun}s. For which result did it wait, and which ones were ready?",
)
def results_taken_in_order(facts: Shares, seen: Seen) -> Figures | None:
    return _passed_over(facts, seen) if re.search(r"\.map\(|\.get_next\(", facts.source(seen)) else None


@mistake(
    "AnActorStoodIdle",
    about="An actor stood idle while {noun}s were left.",
    says="When a {noun} was sent to one actor, after {at:.1f} s, another had been free for {idle:.1f} s: the actors "
    "{busy}. What did the cell wait for meanwhile, and who was ready for the next {noun}?",
)
def an_actor_stood_idle(facts: Shares, seen: Seen) -> Figures | None:
    return _passed_over(facts, seen)


@mistake(
    "HeldUp",
    about="Each {noun} went to an actor that was free, and the machine was slow.",
    says="Each {noun} went to an actor that was free, but one was held up, so that the long ones did not run side by "
    "side: the actors {busy}. This machine was slow: run the cell again.",
    kind=Kind.NOISE,
)
def held_up(facts: Shares, seen: Seen) -> Figures | None:
    whole = len(facts.calls(seen)) == len(facts.expected) and len(facts.counts(seen)) == len(facts.actors)
    if whole and not facts.side_by_side(seen) and not any(one.told(seen) for one in shares(facts)):
        return {"busy": facts.busy(seen)}


def _free_since(jobs: list[FinishedCall], at: int, actor: str) -> float | None:
    """Since when an actor had nothing to do when the job at a place was sent, in seconds since
    the epoch: since the first of all was sent, if it had none. ``None`` if it had something."""
    since = max([jobs[0].sent, *(job.end for job in jobs[:at] if job.actor == actor)])
    return since if since <= jobs[at].sent + CLOCK_SLACK else None


def _passed_over(facts: Shares, seen: Seen) -> Figures | None:
    """When a job was sent though another actor had been free for long, and how long that had
    been, in seconds: the first time."""
    jobs, actors = facts.in_order(seen), facts.counts(seen)
    if not facts.two_long_on_one(seen):
        return None
    for at, job in enumerate(jobs):
        others = (_free_since(jobs, at, actor) for actor in actors if actor != job.actor)
        idle = max((job.sent - since for since in others if since is not None), default=0.0)
        if idle > _IDLE:
            return {"at": job.sent - jobs[0].sent, "idle": idle, "busy": facts.busy(seen)}
