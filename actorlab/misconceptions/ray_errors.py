"""What Ray's errors mean, when a cell stops with one."""

import re

from actorlab.checks.spec import Check, ErrorExplanation, last_line
from actorlab.misconceptions.wording import who


def called_without_remote(error: BaseException) -> str | None:
    """An actor's method is called without `.remote`."""
    if isinstance(error, TypeError) and "methods cannot be called directly" in str(error):
        return (
            f"{who(error)} called an actor's method directly, and Ray refuses that: the object is not here, only its "
            "handle is. What has to stand between the method's name and the brackets, in every such call?"
        )


def asked_for_an_attribute(error: BaseException) -> str | None:
    """A field is read through the handle: state is visible only through methods."""
    if isinstance(error, AttributeError) and "'ActorHandle' object has no attribute" in str(error):
        name = str(error).split("'")[-2]
        return (
            f"{who(error)} asked a handle for `{name}`. A handle knows the methods of the class and nothing else: the "
            "object's state lives in the worker. Is it spelt as in the class, and is it a method?"
        )


def decorated_with_empty_brackets(error: BaseException) -> str | None:
    """`@ray.remote()`: Ray wants options in the brackets, or no brackets."""
    if isinstance(error, AssertionError) and "decorator must be applied either with no arguments" in str(
        error
    ):
        return (
            "Ray refuses `@ray.remote` with brackets and nothing in them: the brackets are for options, such as "
            "`num_cpus=2`. How is it written without any?"
        )


def asked_for_remote(error: BaseException) -> str | None:
    """`.remote` on an ordinary function, or on a method of an ordinary object."""
    if isinstance(error, AttributeError) and "'function' object has no attribute 'remote'" in str(error):
        name = getattr(getattr(error, "obj", None), "__qualname__", "")  # a task's error carries no object
        if name and "." not in name:
            return (
                f"{who(error)} asked the function `{name}` for `.remote`. It is an ordinary Python function, which runs "
                "where it is called. What makes it a remote function? Look one line above its `def`."
            )
        method = f"`{name}`, a method" if name else "a function, or a method"
        return (
            f"{who(error)} asked {method} of something that is no actor's handle, for `.remote`. What is it, and "
            "where did it come from: was it created with `.remote()`, from an actor class?"
        )


def arguments_do_not_fit(error: BaseException) -> str | None:
    """A call gives more, or fewer, values than the `def` takes."""
    found = re.search(
        r"(too many positional arguments|missing a required argument: '\w+'|got an unexpected keyword argument '\w+')",
        str(error),
    )
    if isinstance(error, TypeError) and found:
        return (
            f"{who(error)} called something with arguments that do not fit: {found[1]}. Compare the call with the "
            "`def` line: how many values does each have, and does the `def` of a method begin with `self`?"
        )


def wrong_container_for_get(error: BaseException) -> str | None:
    """`ray.get` was given something that is neither a reference nor a list."""
    if isinstance(error, ValueError) and "Invalid type of object refs" in str(error):
        return (
            f"`ray.get` was given something that it cannot fetch ({_class_in(error)}). It takes one ObjectRef, or one "
            "list of them. What did you hand over?"
        )


def wrong_content_for_get(error: BaseException) -> str | None:
    """`ray.get` was given a list that holds other things than references."""
    if isinstance(error, TypeError) and "which is not an ray.ObjectRef" in str(error):
        if "ObjectRefGenerator" in str(error):
            return (
                "`ray.get` met a stream of references instead of one: that is what calling a remote function gives "
                "that has a `yield`. What should the function do in place of it?"
            )
        return (
            "`ray.get` met something that is not an ObjectRef: a value that was fetched before, a list in the "
            "list, or a method that was named and never called. What exactly does your list hold at that line?"
        )


def ray_was_shut_down(error: BaseException) -> str | None:
    """The actors' Ray is gone."""
    if "Can't find actor" in str(error) or "different cluster" in str(error):
        return (
            "The actors are gone: Ray was shut down, or ended, after they were created. Which cells have to run "
            "again, and in which order?"
        )


def actor_died(error: BaseException) -> str | None:
    """An actor is dead when its method is called."""
    if re.search("ActorDiedError|RayActorError|ActorUnavailableError", type(error).__name__):
        return f"An actor had ended before it could answer. {end_of_an_actor(error)}"


def end_of_an_actor(error: BaseException) -> str:
    """Why an actor ended, by Ray's error."""
    if getattr(error, "actor_init_failed", False):
        said = last_line(error)[:160]
        return (
            f"It could not be created: its `__init__` stopped with `{said}`. Which of the lines of `__init__` does "
            "that point at?"
        )
    if "ray.kill" in str(error):
        return "Ray says that `ray.kill` ended it. Which line did that, and who still needed the actor?"
    return (
        "An actor lives as long as somebody holds its handle, and not after `ray.kill` or `ray.shutdown()`. "
        "What ended yours?"
    )


# In the order in which they are tried, by the mistake's id.
ERRORS: dict[str, ErrorExplanation] = {
    "CalledWithoutRemote": called_without_remote,
    "AskedForAnAttribute": asked_for_an_attribute,
    "DecoratedWithEmptyBrackets": decorated_with_empty_brackets,
    "AskedForRemote": asked_for_remote,
    "WrongContainerForGet": wrong_container_for_get,
    "WrongContentForGet": wrong_content_for_get,
    "RayWasShutDown": ray_was_shut_down,
    "ActorDied": actor_died,
    "ArgumentsDoNotFit": arguments_do_not_fit,
}


def explain_ray_errors(check: Check, *ids: str) -> None:
    """Register what Ray's errors mean.

    Args:
        check: a check whose cell may stop with one.
        ids: which of them; all if none is given.
    """
    for id in ids or ERRORS:
        check.error(id)(ERRORS[id])


def _class_in(error: BaseException) -> str:
    found = re.search(r"<class '([\w.]+)'>", str(error))
    return f"its type is {found[1].rpartition('.')[2]}" if found else "something else"
