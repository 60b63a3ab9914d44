"""What a cell may stop with where ``async`` and ``await`` are new."""

from actorlab.checks.mistake import Bundle, Figures, bundle
from actorlab.misconceptions.ray_errors import error


def errors() -> Bundle:
    """What any cell may stop with, in the order in which it is tried."""
    return bundle(None, await_in_a_plain_method, awaited_nothing, coroutine_returned, loop_in_a_loop)


@error(
    "AwaitInAPlainMethod",
    about="`await` in a method that is not `async`.",
    says="The cell did not run: Python takes `await` only in a function that begins with `async def`. Which `def` does "
    "the `await` belong to?",
)
def await_in_a_plain_method(error: BaseException) -> bool:
    return isinstance(error, SyntaxError) and "outside async function" in str(error)


@error(
    "AwaitedNothing",
    about="`await time.sleep(...)`: `await` of something that is no awaitable.",
    says="`await` was given {what}, for which nobody can wait: what stands behind it had run already, and held the "
    "actor all the while. Whose `sleep` can be awaited?",
)
def awaited_nothing(error: BaseException) -> Figures | None:
    said = str(error)
    if "can't be used in 'await' expression" in said:
        kind = said.rpartition("object ")[2].partition(" ")[0]
        return {"what": "`None`" if kind == "NoneType" else f"a value of type `{kind}`"}


@error(
    "CoroutineReturned",
    about="A method returns what an `async` function gave it, without `await`.",
    says="A method gave back a coroutine, which cannot leave its process: an `async` function was called there, and "
    "nobody waited for it. In front of which call is `await` missing?",
)
def coroutine_returned(error: BaseException) -> bool:
    return "cannot pickle 'coroutine' object" in str(error)


@error(
    "LoopInALoop",
    about="`asyncio.run` or `run_until_complete` in an async actor.",
    says="A method tried to start an event loop of its own, and its actor has one that runs already. What does a "
    "method say instead that wants to wait in it?",
)
def loop_in_a_loop(error: BaseException) -> bool:
    return "running event loop" in str(error) or "event loop is already running" in str(error)
