"""Mistakes that students may make in any exercise with actors.

Each module is a topic. It takes the few facts of an exercise, and gives bundles: mistakes
that an exercise lists with its checks, in the order in which they are to be tried, beside
its own. An ``Exercise`` made here knows what Ray's errors mean, whichever cell stops with
one, and it knows calls of which Ray keeps no record.
"""

from collections.abc import Iterable, Mapping
from functools import partial

from actorlab.checks import spec
from actorlab.checks.asked import ANSWER, OWN_RUN, VERIFY_OWN_RUN
from actorlab.checks.own_run import OwnRun
from actorlab.misconceptions import answers, ray_errors, unrecorded


class Exercise(spec.Exercise):
    """An exercise of which every check knows Ray's errors, and calls without a record."""

    first = unrecorded.any_check()
    errors = ray_errors.any_cell()

    def own_run(
        self, about: str, *, needs: Iterable[str], look: str, numbers: Mapping[int, str]
    ) -> spec.Check:
        """Add the check ``verify_own_run`` of the question on the student's own run.

        Args:
            about: what holds of a right answer, as in ``Check``.
            needs: the checks that the run has to pass before the answer is looked at.
            look: how to find the answer in the picture, as a question.
            numbers: usual wrong answers, and what these numbers are in a right run, as in
                ``{10: "how many calls there are in all"}``.

        Raises:
            KeyError: there is no such check to need.
        """
        asked = answers.Question(look, numbers)
        return self.check(
            VERIFY_OWN_RUN,
            about=about,
            cell=OWN_RUN,
            names=[ANSWER],
            needs=needs,
            mistakes=[answers.answers(asked)],
            figures=partial(answers.figures, asked),
            kind=OwnRun,
        )


__all__ = ["Exercise"]
