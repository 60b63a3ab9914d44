"""Keep what a student had predicted when the cell had first run that shows what happens.

Only such a guess is one. A grader runs the cells in their order, and cannot know.
"""

from typing import Any

from actorlab.checks.asked import GUESS
from actorlab.checks.prediction import Guess, understood
from actorlab.evidence.cell_text import assigned
from actorlab.evidence.session import Session


class FirstGuess:
    """Watches one kernel until it has seen what was guessed.

    Args:
        session: gets the guess.
        of: the name of the number that shows what happened.
    """

    def __init__(self, session: Session, of: str) -> None:
        self._session = session
        self._of = of
        self._guess: Guess = None
        self._shell: Any = None

    def begin(self, shell: Any) -> None:
        """Register with an IPython shell."""
        self._shell = shell
        shell.events.register("pre_run_cell", self._before_cell)
        shell.events.register("post_run_cell", self._after_cell)

    def _before_cell(self, info: Any) -> None:
        self._guess = understood(self._shell.user_ns.get(GUESS))

    def _after_cell(self, result: Any) -> None:
        if result.success and self._of in assigned(result.info.raw_cell or ""):
            self._session.guess = self._guess
            self._shell.events.unregister("pre_run_cell", self._before_cell)
            self._shell.events.unregister("post_run_cell", self._after_cell)
