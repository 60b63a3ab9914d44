"""What a step of nbgrader's that failed raises, for those who need nothing else of nbgrader."""


class StepFailed(RuntimeError):
    """A step of nbgrader's failed. The text is the error in its log."""
