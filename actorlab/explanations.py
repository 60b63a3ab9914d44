"""Explanations that every exercise with actors needs: what Ray's errors mean, and
what is wrong with a class or a handle that is no actor's.

Each is registered with a check like an exercise's own, and is tried in the order
of registration: what is special to an exercise comes first.
"""

import re
from collections.abc import Callable, Collection
from typing import Any

from actorlab.checks import MISSING, Check, Seen, last_line

# -- wording


def names(of: list[str]) -> str:
    """Names as a sentence holds them: `f1` and `f2`."""
    return " and ".join(f"`{name}`" for name in of)


def seconds(value: Any) -> str:
    """A number of seconds; what is no number, as it is."""
    return f"{value:.2f} s" if isinstance(value, (int, float)) else repr(value)


def short(value: Any) -> str:
    """A value on less than a line."""
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."


def count(of: Collection[Any], what: str) -> str:
    """So many of them: 1 report, 2 reports."""
    return f"{len(of)} {what}{'s' * (len(of) != 1)}"


def who(error: BaseException) -> str:
    """Who raised an error that a cell stopped with."""
    return "A task" if type(error).__name__.startswith("RayTaskError") else "The cell"


# -- a cell that uses actors stops with an error


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
    if isinstance(error, AssertionError) and "decorator must be applied either with no arguments" in str(error):
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
        return f"An actor had ended before it could answer. {_end_of_an_actor(error)}"


def _end_of_an_actor(error: BaseException) -> str:
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


ERRORS: tuple[Callable[[BaseException], str | None], ...] = (
    called_without_remote,
    asked_for_an_attribute,
    decorated_with_empty_brackets,
    asked_for_remote,
    wrong_container_for_get,
    wrong_content_for_get,
    ray_was_shut_down,
    actor_died,
    arguments_do_not_fit,
)


def _class_in(error: BaseException) -> str:
    found = re.search(r"<class '([\w.]+)'>", str(error))
    return f"its type is {found[1].rpartition('.')[2]}" if found else "something else"


# -- a class that should be an actor class


def explain_actor_class(check: Check, name: str, state: str, method: str = "") -> None:
    """Register what can be wrong with a class that should be an actor class.

    Args:
        check: the check that asks whether it is.
        name: the class's name in the notebook.
        state: what its objects remember, such as ``counter``.
        method: a method that its check asks for; empty if it asks for none.
    """
    import ray  # not above: Ray is imported once it is prepared

    check.error(decorated_with_empty_brackets)

    @check.mistake
    def another_class(seen: Seen) -> str | None:
        """The name holds an actor class without the method that is to be called."""
        value = seen.value(name)
        if method and seen.is_actor_class(value) and not seen.has_method(value, method):
            return (
                f"`{name}` is the actor class `{seen.class_name(value)}`, and has no method `{method}`. "
                "Which class does this step ask for, and what can its objects do?"
            )

    @check.mistake
    def function_decorated(seen: Seen) -> str | None:
        """`@ray.remote` stands on a function instead of the class."""
        if isinstance(seen.value(name), ray.remote_function.RemoteFunction):
            return (
                f"`{name}` is a remote function: it is `@ray.remote` on a `def`, not on a `class`. "
                f"Where would a function keep the {state} between two calls?"
            )

    @check.mistake
    def instance_instead_of_class(seen: Seen) -> str | None:
        """The name holds an object of the class, or its handle, not the class."""
        value = seen.value(name)
        if seen.is_actor(value) or type(value).__name__ == name:
            return (
                f"`{name}` is one object, not the class it was made from. "
                "Ray needs the plan from which it can make many: what should carry the decorator?"
            )

    @check.mistake
    def methods_decorated(seen: Seen) -> str | None:
        """`@ray.remote` stands on the methods, the class is plain."""
        value = seen.value(name)
        if isinstance(value, type):
            remote = [n for n, v in vars(value).items() if isinstance(v, ray.remote_function.RemoteFunction)]
            if remote:
                return (
                    f"The method{'s' * (len(remote) > 1)} {names(remote)} of `{name}` carry `@ray.remote`, the class does not. "
                    f"What has to move to another process: one function, or the whole object with its {state}?"
                )

    @check.mistake
    def decorated_class_dropped(seen: Seen) -> str | None:
        """`ray.remote(...)` was called on the class, and its result was not kept."""
        if isinstance(seen.value(name), type) and re.search(
            rf"ray\.remote\(\s*{name}\s*\)", seen.run_that_set(name).source
        ):
            return (
                f"`ray.remote({name})` returned an actor class, but `{name}` is still the plain class. "
                "A decorator returns something new: where did you keep it?"
            )

    @check.mistake
    def class_not_decorated(seen: Seen) -> str | None:
        """The class is a plain Python class."""
        if isinstance(seen.value(name), type):
            return (
                f"`{name}` is a plain Python class, so its objects live here in the notebook's own process. "
                "What tells Ray that they should live in a worker process?"
            )


# -- names that should hold actors' handles


def explain_handles(check: Check, of: str, *handles: str) -> None:
    """Register what can be wrong with names that should hold actors' handles.

    Args:
        check: the check that asks whether they do.
        of: the name of the actors' class.
        handles: the names.
    """
    import ray

    check.error(arguments_do_not_fit)

    @check.error
    def called_the_actor_class(error: BaseException) -> str | None:
        """An actor class is called like a plain class."""
        if isinstance(error, TypeError) and "cannot be instantiated directly" in str(error):
            return (
                f"`{of}()` would build the object here, and Ray refuses that for an actor class. "
                "Who should build it instead, and what is the method for asking?"
            )

    @check.error
    def asked_a_plain_class(error: BaseException) -> str | None:
        """`remote()` of a plain class."""
        if isinstance(error, AttributeError) and f"type object '{of}' has no attribute 'remote'" in str(error):
            return (
                f"`{of}` was a plain Python class when the cell ran, and only an actor class has `.remote`: no "
                f"decorator had made `{of}` one. What is missing in the cell of the class, or was that not run again?"
            )

    @check.mistake
    def never_created(seen: Seen) -> str | None:
        """`remote` is named and not called."""
        named = [n for n in handles if getattr(seen.value(n), "__name__", "") == "remote"]
        if named:
            return (
                f"{names(named)} names the method `remote` itself; no actor was created. "
                "What makes Python run a method rather than name it?"
            )

    @check.mistake
    def options_without_remote(seen: Seen) -> str | None:
        """`options()` without `.remote()`."""
        if any(type(seen.value(n)).__name__ == "ActorOptionWrapper" for n in handles):
            return "`options` describes an actor and starts none. Which call is still missing at the end?"

    @check.mistake
    def reference_instead_of_handle(seen: Seen) -> str | None:
        """The name holds an object reference."""
        named = [n for n in handles if isinstance(seen.value(n), ray.ObjectRef)]
        if named:
            return (
                f"{names(named)} holds an ObjectRef, the receipt for one answer, not an actor's handle. "
                "Which call returns a handle: creating an actor, or calling its method?"
            )

    @check.mistake
    def handles_in_a_container(seen: Seen) -> str | None:
        """The name holds a list, or a dictionary, of handles."""
        for name in handles:
            value = seen.value(name)
            inside = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
            if actors := [one for one in inside if seen.is_actor(one)]:
                return (
                    f"`{name}` is a {type(value).__name__} with {count(actors, 'handle')} in it. It should be the "
                    "handle of one actor itself. What would the line look like that creates just that?"
                )

    @check.mistake
    def plain_objects(seen: Seen) -> str | None:
        """Objects in the notebook's process instead of actors."""
        plain = [n for n in handles if type(seen.value(n)).__name__ == of]
        if plain:
            are = "are plain objects" if len(plain) > 1 else "is a plain object"
            if any(seen.is_outdated(name, of) for name in plain):
                return (
                    f"{names(plain)} {are} in the notebook's own process, made from `{of}` as it was before you last "
                    f"changed it. Which cell has to run again, and does it create an actor already?"
                )
            return (
                f"{names(plain)} {are} in the notebook's own process. "
                "How does creating an actor differ from creating an ordinary object?"
            )

    @check.mistake
    def not_alive(seen: Seen) -> str | None:
        """An actor has ended, or its Ray was shut down."""
        for name in handles:
            handle = seen.value(name)
            if seen.is_actor(handle) and (not ray.is_initialized() or seen.state(handle) in ("DEAD", "")):
                return f"The actor behind `{name}` is no longer alive. {_why_it_ended(handle)}"

    @check.mistake
    def waiting_for_resources(seen: Seen) -> str | None:
        """An actor asks for more than this Ray has."""
        for name in handles:
            handle = seen.value(name)
            if seen.state(handle) in ("PENDING_CREATION", "DEPENDENCIES_UNREADY"):
                asked = "do your actors ask for together" if len(handles) > 1 else "does it ask for"
                return (
                    f"The actor `{name}` is still waiting to be started: it asks for more than this Ray has free, or the "
                    f"machine is very slow. How many CPUs are there, and how many {asked}?"
                )


def _why_it_ended(handle: Any) -> str:
    """Why an actor is no longer alive: Ray tells whoever asks it for anything."""
    import ray

    if ray.is_initialized():
        try:
            ray.get(handle.__ray_ready__.remote(), timeout=5)
        except ray.exceptions.RayActorError as error:
            return _end_of_an_actor(error)
        except Exception:  # of another Ray, or there is no answer
            pass
    return (
        "All actors end with `ray.shutdown()`, and when Ray is started anew: what happened to Ray between here and "
        "the set-up cell?"
    )


# -- a name that should hold a measured time


def explain_seconds(check: Check, name: str, worked: Callable[[Seen], float]) -> None:
    """Register what can be wrong with a measured time, whatever was measured.

    Args:
        check: the check that asks for it.
        name: the name of the number of seconds.
        worked: how many seconds of work Ray's record shows.
    """

    @check.mistake
    def not_a_number(seen: Seen) -> str | None:
        """The name does not hold a number of seconds."""
        value = seen.value(name)
        if value is not MISSING and not isinstance(value, (int, float)):
            return (
                f"`{name}` is of type `{type(value).__name__}`, not a number of seconds. "
                "What is `end_time - start_time`?"
            )

    @check.mistake
    def clock_of_the_processor(seen: Seen) -> str | None:
        """`time.process_time()`, which stands still while one waits."""
        if "process_time" in seen.run_that_set(name).source or "thread_time" in seen.run_that_set(name).source:
            return (
                f"`{name}` is {seconds(seen.value(name))}, and Ray's record shows {worked(seen):.2f} s of work. The "
                "clock that you read counts only while this process computes, and stands still while it waits. Which "
                "clock goes on?"
            )

    @check.mistake
    def clock_read_backwards(seen: Seen) -> str | None:
        """`start_time - end_time`."""
        if (value := seen.value(name)) < 0:
            return f"`{name}` is {seconds(value)}. Which of the two times comes first in your subtraction?"

    @check.mistake
    def not_in_seconds(seen: Seen) -> str | None:
        """Milliseconds, or another unit."""
        if (value := seen.value(name)) > 100:
            return (
                f"`{name}` is {value:.5g}, and Ray's record shows {worked(seen):.2f} seconds of work. "
                "In which unit is your number?"
            )
