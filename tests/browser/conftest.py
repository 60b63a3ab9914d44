"""What the tests in a browser share."""

from support.browser import keep_pictures


def pytest_exception_interact() -> None:
    """Keep pictures where a browser outlives the test that fails in it."""
    keep_pictures()
