"""What can be wrong with a class that should be an actor class."""

import re

from actorlab.checks.seen import Seen
from actorlab.checks.spec import Check
from actorlab.misconceptions.ray_errors import explain_ray_errors
from actorlab.misconceptions.wording import names


def explain_actor_class(check: Check, name: str, state: str, method: str = "") -> None:
    """Register what can be wrong with a class that should be an actor class.

    Args:
        check: the check that asks whether it is.
        name: the class's name in the notebook.
        state: what its objects remember, such as ``counter``.
        method: a method that its check asks for; empty if it asks for none.
    """
    import ray.remote_function  # not above: Ray is imported once it is prepared

    explain_ray_errors(check, "DecoratedWithEmptyBrackets")

    @check.mistake("AnotherClass")
    def another_class(seen: Seen) -> str | None:
        """The name holds an actor class without the method that is to be called."""
        value = seen.value(name)
        if method and seen.is_actor_class(value) and not seen.has_method(value, method):
            return (
                f"`{name}` is the actor class `{seen.class_name(value)}`, and has no method `{method}`. "
                "Which class does this step ask for, and what can its objects do?"
            )

    @check.mistake("FunctionDecorated")
    def function_decorated(seen: Seen) -> str | None:
        """`@ray.remote` stands on a function instead of the class."""
        if isinstance(seen.value(name), ray.remote_function.RemoteFunction):
            return (
                f"`{name}` is a remote function: it is `@ray.remote` on a `def`, not on a `class`. "
                f"Where would a function keep the {state} between two calls?"
            )

    @check.mistake("InstanceInsteadOfClass")
    def instance_instead_of_class(seen: Seen) -> str | None:
        """The name holds an object of the class, or its handle, not the class."""
        value = seen.value(name)
        if seen.is_actor(value) or type(value).__name__ == name:
            return (
                f"`{name}` is one object, not the class it was made from. "
                "Ray needs the plan from which it can make many: what should carry the decorator?"
            )

    @check.mistake("MethodsDecorated")
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

    @check.mistake("DecoratedClassDropped")
    def decorated_class_dropped(seen: Seen) -> str | None:
        """`ray.remote(...)` was called on the class, and its result was not kept."""
        if isinstance(seen.value(name), type) and re.search(
            rf"ray\.remote\(\s*{name}\s*\)", seen.run_that_set(name).source
        ):
            return (
                f"`ray.remote({name})` returned an actor class, but `{name}` is still the plain class. "
                "A decorator returns something new: where did you keep it?"
            )

    @check.mistake("ClassNotDecorated")
    def class_not_decorated(seen: Seen) -> str | None:
        """The class is a plain Python class."""
        if isinstance(seen.value(name), type):
            return (
                f"`{name}` is a plain Python class, so its objects live here in the notebook's own process. "
                "What tells Ray that they should live in a worker process?"
            )
