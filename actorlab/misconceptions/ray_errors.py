"""What Ray's errors mean, when a cell stops with one. Every check knows them."""

import re

from actorlab.checks.mistake import Bundle, Figures, Kind, bundle, mistake
from actorlab.checks.spec import last_line
from actorlab.misconceptions.wording import who


def any_cell() -> Bundle:
    """What any cell may stop with, in the order in which it is tried."""
    return bundle(
        None,
        called_without_remote,
        asked_for_an_attribute,
        decorated_with_empty_brackets,
        remote_function_called_directly,
        method_of_a_reference,
        asked_for_remote,
        wrong_container_for_get,
        wrong_content_for_get,
        ray_was_shut_down,
        actor_died,
        arguments_do_not_fit,
        out_of_time,
        task_stopped,
    )


def error(id: str, about: str, says: str):
    """Make a mistake of the function that recognises an exception (decorator)."""
    return mistake(id, about=about, says=says, kind=Kind.ERROR)


@error(
    "CalledWithoutRemote",
    about="An actor's method is called without `.remote`.",
    says="{who} called an actor's method directly, and Ray refuses that: the object is not here, only its "
    "handle is. What has to stand between the method's name and the brackets, in every such call?",
)
def called_without_remote(error: BaseException) -> Figures | None:
    if isinstance(error, TypeError) and "methods cannot be called directly" in str(error):
        return {"who": who(error)}


@error(
    "AskedForAnAttribute",
    about="A field is read through the handle: state is visible only through methods.",
    says="{who} asked a handle for `{name}`. A handle knows the methods of the class and nothing else: the "
    "object's state lives in the worker. Is it spelt as in the class, and is it a method?",
)
def asked_for_an_attribute(error: BaseException) -> Figures | None:
    if isinstance(error, AttributeError) and "'ActorHandle' object has no attribute" in str(error):
        return {"who": who(error), "name": str(error).split("'")[-2]}


@error(
    "DecoratedWithEmptyBrackets",
    about="`@ray.remote()`: Ray wants options in the brackets, or no brackets.",
    says="Ray refuses `@ray.remote` with brackets and nothing in them: the brackets are for options, such as "
    "`num_cpus=2`. How is it written without any?",
)
def decorated_with_empty_brackets(error: BaseException) -> bool:
    refused = "decorator must be applied either with no arguments"
    return isinstance(error, AssertionError) and refused in str(error)


@error(
    "RemoteFunctionCalledDirectly",
    about="A remote function is called without `.remote`.",
    says="{who} called a remote function as if it ran here, and Ray refuses that. What has to stand between its "
    "name and the brackets?",
)
def remote_function_called_directly(error: BaseException) -> Figures | None:
    if isinstance(error, TypeError) and "Remote functions cannot be called directly" in str(error):
        return {"who": who(error)}


@error(
    "MethodOfAReference",
    about="A reference is asked for a method, as if it were a handle.",
    says="{who} asked an ObjectRef for a method. A reference is a receipt for one answer, and not a handle. Which "
    "name holds the handle?",
)
def method_of_a_reference(error: BaseException) -> Figures | None:
    if isinstance(error, AttributeError) and "'ray.ObjectRef' object has no attribute" in str(error):
        return {"who": who(error)}


@error(
    "AskedForRemote",
    about="`.remote` on an ordinary function, or on a method of an ordinary object.",
    says="{who} asked {asked}",
)
def asked_for_remote(error: BaseException) -> Figures | None:
    if not (
        isinstance(error, AttributeError) and "'function' object has no attribute 'remote'" in str(error)
    ):
        return None
    name = getattr(getattr(error, "obj", None), "__qualname__", "")  # a task's error carries no object
    method = f"`{name}`, a method" if name else "a function, or a method"
    asked = (
        f"{method} of something that is no actor's handle, for `.remote`. What is it, and where did it come from: "
        "was it created with `.remote()`, from an actor class?"
    )
    if name and "." not in name:
        asked = (
            f"the function `{name}` for `.remote`. It is an ordinary Python function, which runs where it is called. "
            "What makes it a remote function? Look one line above its `def`."
        )
    return {"who": who(error), "asked": asked}


@error(
    "ArgumentsDoNotFit",
    about="A call gives more, or fewer, values than the `def` takes.",
    says="{who} called something with arguments that do not fit: {said}. Compare the call with the `def` line: how "
    "many values does each have, and does the `def` of a method begin with `self`?",
)
def arguments_do_not_fit(error: BaseException) -> Figures | None:
    found = re.search(
        r"too many positional arguments|missing a required argument: '\w+'|got an unexpected keyword argument '\w+'",
        str(error),
    )
    return {"who": who(error), "said": found[0]} if isinstance(error, TypeError) and found else None


@error(
    "WrongContainerForGet",
    about="`ray.get` was given something that is neither a reference nor a list.",
    says="`ray.get` was given something that it cannot fetch ({kind}). It takes one ObjectRef, or one list of "
    "them. What did you hand over?",
)
def wrong_container_for_get(error: BaseException) -> Figures | None:
    if isinstance(error, ValueError) and "Invalid type of object refs" in str(error):
        found = re.search(r"<class '([\w.]+)'>", str(error))
        return {"kind": f"its type is {found[1].rpartition('.')[2]}" if found else "something else"}


@error(
    "WrongContentForGet",
    about="`ray.get` was given a list that holds other things than references.",
    says="`ray.get` met {met}",
)
def wrong_content_for_get(error: BaseException) -> Figures | None:
    if not (isinstance(error, TypeError) and "which is not an ray.ObjectRef" in str(error)):
        return None
    if "ObjectRefGenerator" in str(error):
        return {
            "met": "a stream of references instead of one: that is what calling a remote function gives that has "
            "a `yield`. What should the function do in place of it?"
        }
    return {
        "met": "something that is not an ObjectRef: a value that was fetched before, a list in the list, or a "
        "method that was named and never called. What exactly does your list hold at that line?"
    }


@error(
    "RayWasShutDown",
    about="The actors' Ray is gone.",
    says="The actors are gone: Ray was shut down, or ended, after they were created. Which cells have to run "
    "again, and in which order?",
)
def ray_was_shut_down(error: BaseException) -> bool:
    return "Can't find actor" in str(error) or "different cluster" in str(error)


@error(
    "ActorDied",
    about="An actor is dead when its method is called.",
    says="An actor had ended before it could answer. {end}",
)
def actor_died(error: BaseException) -> Figures | None:
    if re.search("ActorDiedError|RayActorError|ActorUnavailableError", type(error).__name__):
        return {"end": end_of_an_actor(error)}


@error(
    "OutOfTime",
    about="`ray.get(..., timeout=...)` gave up.",
    says="`ray.get` gave up: a timeout is how long you wait, not how long the work takes. Does the work have the "
    "CPUs that it asks for, and is there something that nobody will ever answer?",
)
def out_of_time(error: BaseException) -> bool:
    return type(error).__name__ == "GetTimeoutError"


@error(
    "TaskStopped",
    about="A task, or an actor's method, stopped with an error of its own.",
    says="The cell waited for a call that had stopped in its worker with `{said}`. The last line of the traceback "
    "is the worker's own. Which line of your code does it point at?",
)
def task_stopped(error: BaseException) -> Figures | None:
    if type(error).__name__.startswith("RayTaskError"):
        return {"said": last_line(error)[:160]}


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
