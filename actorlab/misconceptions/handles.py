"""What can be wrong with names that should hold actors' handles."""

from typing import Any

from actorlab.checks.mistake import Bundle, Figures, Kind, bundle, mistake
from actorlab.checks.seen import Seen
from actorlab.misconceptions.facts import Work
from actorlab.misconceptions.ray_errors import end_of_an_actor
from actorlab.misconceptions.wording import count, names


def handles(facts: Work) -> Bundle:
    """What the names may hold instead, or what became of the actors.

    Args:
        facts: ``of`` and ``actors``.
    """
    return bundle(
        facts,
        called_the_actor_class,
        asked_a_plain_class,
        never_created,
        options_without_remote,
        reference_instead_of_handle,
        handles_in_a_container,
        plain_objects,
        not_alive,
        waiting_for_resources,
    )


def several(facts: Work) -> Bundle:
    """What can be wrong with handles of several actors of one class.

    Args:
        facts: ``of`` and ``actors``, two or more.
    """
    return bundle(facts, one_actor_two_names, two_classes)


def outdated(facts: Work) -> Bundle:
    """Actors that work by a class as it was before.

    Args:
        facts: ``of``, ``actors`` and ``method``.
    """
    return bundle(facts, actors_of_an_older_class)


@mistake(
    "CalledTheActorClass",
    about="An actor class is called like a plain class.",
    says="`{of}()` would build the object here, and Ray refuses that for an actor class. Who should build it instead, "
    "and what is the method for asking?",
    kind=Kind.ERROR,
)
def called_the_actor_class(facts: Work, error: BaseException) -> bool:
    return isinstance(error, TypeError) and "cannot be instantiated directly" in str(error)


@mistake(
    "AskedAPlainClass",
    about="`remote()` of a plain class.",
    says="`{of}` was a plain Python class when the cell ran, and only an actor class has `.remote`: no decorator had "
    "made `{of}` one. What is missing in the cell of the class, or was that not run again?",
    kind=Kind.ERROR,
)
def asked_a_plain_class(facts: Work, error: BaseException) -> bool:
    said = f"type object '{facts.of}' has no attribute 'remote'"
    return isinstance(error, AttributeError) and said in str(error)


@mistake(
    "NeverCreated",
    about="`remote` is named and not called.",
    says="{named} names the method `remote` itself; no actor was created. What makes Python run a method rather than "
    "name it?",
)
def never_created(facts: Work, seen: Seen) -> Figures | None:
    named = [n for n in facts.actors if getattr(seen.value(n), "__name__", "") == "remote"]
    return {"named": names(named)} if named else None


@mistake(
    "OptionsWithoutRemote",
    about="`options()` without `.remote()`.",
    says="`options` describes an actor and starts none. Which call is still missing at the end?",
)
def options_without_remote(facts: Work, seen: Seen) -> bool:
    return any(type(seen.value(n)).__name__ == "ActorOptionWrapper" for n in facts.actors)


@mistake(
    "ReferenceInsteadOfHandle",
    about="The name holds an object reference.",
    says="{named} holds an ObjectRef, the receipt for one answer, not an actor's handle. Which call returns a handle: "
    "creating an actor, or calling its method?",
)
def reference_instead_of_handle(facts: Work, seen: Seen) -> Figures | None:
    import ray

    named = [n for n in facts.actors if isinstance(seen.value(n), ray.ObjectRef)]
    return {"named": names(named)} if named else None


@mistake(
    "HandlesInAContainer",
    about="The name holds a list, or a dictionary, of handles.",
    says="`{name}` is a {kind} with {handles} in it. It should be the handle of one actor itself. What would the line "
    "look like that creates just that?",
)
def handles_in_a_container(facts: Work, seen: Seen) -> Figures | None:
    for name in facts.actors:
        value = seen.value(name)
        inside = value.values() if isinstance(value, dict) else value
        inside = inside if isinstance(value, (dict, list, tuple)) else ()
        if handles := [one for one in inside if seen.is_actor(one)]:
            return {"name": name, "kind": type(value).__name__, "handles": count(handles, "handle")}


@mistake(
    "PlainObjects",
    about="Objects in the notebook's process instead of actors.",
    says="{plain} in the notebook's own process{question}",
)
def plain_objects(facts: Work, seen: Seen) -> Figures | None:
    plain = [n for n in facts.actors if type(seen.value(n)).__name__ == facts.of]
    if not plain:
        return None
    are = "are plain objects" if len(plain) > 1 else "is a plain object"
    question = ". How does creating an actor differ from creating an ordinary object?"
    if any(seen.is_outdated(name, facts.of) for name in plain):
        question = (
            f", made from `{facts.of}` as it was before you last changed it. Which cell has to run again, and does it "
            "create an actor already?"
        )
    return {"plain": f"{names(plain)} {are}", "question": question}


@mistake(
    "NotAlive",
    about="An actor has ended, or its Ray was shut down.",
    says="The actor behind `{name}` is no longer alive. {end}",
)
def not_alive(facts: Work, seen: Seen) -> Figures | None:
    import ray

    for name in facts.actors:
        handle = seen.value(name)
        if seen.is_actor(handle) and (not ray.is_initialized() or seen.state(handle) in ("DEAD", "")):
            return {"name": name, "end": _why_it_ended(handle)}


@mistake(
    "WaitingForResources",
    about="An actor asks for more than this Ray has.",
    says="The actor `{name}` is still waiting to be started: it asks for more than this Ray has free, or the machine "
    "is very slow. How many CPUs are there, and how many {asked}?",
)
def waiting_for_resources(facts: Work, seen: Seen) -> Figures | None:
    asked = "do your actors ask for together" if len(facts.actors) > 1 else "does it ask for"
    for name in facts.actors:
        if seen.state(seen.value(name)) in ("PENDING_CREATION", "DEPENDENCIES_UNREADY"):
            return {"name": name, "asked": asked}


@mistake(
    "OneActorTwoNames",
    about="Two of the names hold the same actor.",
    says="`{one}` and `{other}` are two names for one actor, so there is one {state} and one worker. How many times "
    "did you ask Ray to create an actor?",
)
def one_actor_two_names(facts: Work, seen: Seen) -> Figures | None:
    first: dict[Any, str] = {}
    for name in facts.actors:
        if seen.is_actor(handle := seen.value(name)):
            if first.setdefault(handle, name) != name:
                return {"one": first[handle], "other": name}


@mistake(
    "TwoClasses",
    about="The actors are not all of class `{of}`.",
    says="`{one}` is an actor of class `{ones}` and `{other}` one of class `{others}`. One class can make many "
    "actors: how often do you need to write it down?",
)
def two_classes(facts: Work, seen: Seen) -> Figures | None:
    classes = {name: made_of for name in facts.actors if (made_of := seen.class_name(seen.value(name)))}
    if len(classes) < len(facts.actors):
        return None
    (one, ones), *rest = classes.items()
    differing = [(other, others) for other, others in rest if others != ones]
    return dict(zip(("one", "ones", "other", "others"), (one, ones, *differing[0]))) if differing else None


@mistake(
    "ActorsOfAnOlderClass",
    about="The actors were created before the class was last changed.",
    says="{made} created before you last changed `{of}`, and still {work} by the class as it was: Ray ran {tally}. "
    "Which cell has to run again, before this one?",
)
def actors_of_an_older_class(facts: Work, seen: Seen) -> Figures | None:
    made = [n for n in facts.actors if seen.is_actor(seen.value(n)) and seen.is_outdated(n, facts.of)]
    if made:
        were, work = ("were", "work") if len(made) > 1 else ("was", "works")
        return {"made": f"{names(made)} {were}", "work": work, "tally": facts.tally(seen)}


def _why_it_ended(handle: Any) -> str:
    """Why an actor is no longer alive: Ray tells whoever asks it for anything."""
    import ray.exceptions

    if ray.is_initialized():
        try:
            ray.get(handle.__ray_ready__.remote(), timeout=5)
        except ray.exceptions.RayActorError as error:
            return end_of_an_actor(error)
        except Exception:  # of another Ray, or there is no answer
            pass
    return (
        "All actors end with `ray.shutdown()`, and when Ray is started anew: what happened to Ray between here and "
        "the set-up cell?"
    )
