"""What can be wrong with a class that should be an actor class."""

import re

from actorlab.checks.mistake import Bundle, Figures, bundle, mistake
from actorlab.checks.seen import Seen
from actorlab.misconceptions.facts import Work
from actorlab.misconceptions.wording import names


def actor_class(facts: Work) -> Bundle:
    """What the name of the class may hold instead.

    Args:
        facts: ``of`` and ``state``; ``method`` if the check asks for it.
    """
    return bundle(
        facts,
        another_class,
        function_decorated,
        instance_instead_of_class,
        methods_decorated,
        decorated_class_dropped,
        class_not_decorated,
    )


@mistake(
    "AnotherClass",
    about="`{of}` holds an actor class without the method that is to be called.",
    says="`{of}` is the actor class `{found}`, and has no method `{method}`. Which class does this step ask for, and "
    "what can its objects do?",
)
def another_class(facts: Work, seen: Seen) -> Figures | None:
    value = seen.value(facts.of)
    if facts.method and seen.is_actor_class(value) and not seen.has_method(value, facts.method):
        return {"found": seen.class_name(value)}


@mistake(
    "FunctionDecorated",
    about="`@ray.remote` stands on a function instead of the class.",
    says="`{of}` is a remote function: it is `@ray.remote` on a `def`, not on a `class`. Where would a function keep "
    "the {state} between two calls?",
)
def function_decorated(facts: Work, seen: Seen) -> bool:
    return _is_remote_function(seen.value(facts.of))


@mistake(
    "InstanceInsteadOfClass",
    about="`{of}` holds an object of the class, or its handle, not the class.",
    says="`{of}` is one object, not the class it was made from. Ray needs the plan from which it can make many: what "
    "should carry the decorator?",
)
def instance_instead_of_class(facts: Work, seen: Seen) -> bool:
    value = seen.value(facts.of)
    return seen.is_actor(value) or type(value).__name__ == facts.of


@mistake(
    "MethodsDecorated",
    about="`@ray.remote` stands on the methods, the class is plain.",
    says="The {methods} of `{of}` carry `@ray.remote`, the class does not. What has to move to another process: one "
    "function, or the whole object with its {state}?",
)
def methods_decorated(facts: Work, seen: Seen) -> Figures | None:
    value = seen.value(facts.of)
    remote = [n for n, v in vars(value).items() if _is_remote_function(v)] if isinstance(value, type) else []
    return {"methods": f"method{'s' * (len(remote) > 1)} {names(remote)}"} if remote else None


@mistake(
    "DecoratedClassDropped",
    about="`ray.remote(...)` was called on the class, and its result was not kept.",
    says="`ray.remote({of})` returned an actor class, but `{of}` is still the plain class. A decorator returns "
    "something new: where did you keep it?",
)
def decorated_class_dropped(facts: Work, seen: Seen) -> bool:
    called = re.search(rf"ray\.remote\(\s*{facts.of}\s*\)", seen.run_that_set(facts.of).source)
    return isinstance(seen.value(facts.of), type) and called is not None


@mistake(
    "ClassNotDecorated",
    about="The class is a plain Python class.",
    says="`{of}` is a plain Python class, so its objects live here in the notebook's own process. What tells Ray that "
    "they should live in a worker process?",
)
def class_not_decorated(facts: Work, seen: Seen) -> bool:
    return isinstance(seen.value(facts.of), type)


def _is_remote_function(value: object) -> bool:
    from ray.remote_function import RemoteFunction  # not above: Ray is imported once it is prepared

    return isinstance(value, RemoteFunction)
