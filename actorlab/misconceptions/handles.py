"""What can be wrong with names that should hold actors' handles."""

from typing import Any

from actorlab.checks.seen import Seen
from actorlab.checks.spec import Check
from actorlab.misconceptions.ray_errors import end_of_an_actor, explain_ray_errors
from actorlab.misconceptions.wording import count, names


def explain_handles(check: Check, of: str, *handles: str) -> None:
    """Register what can be wrong with names that should hold actors' handles.

    Args:
        check: the check that asks whether they do.
        of: the name of the actors' class.
        handles: the names.
    """
    import ray

    explain_ray_errors(check, "ArgumentsDoNotFit")

    @check.error("CalledTheActorClass")
    def called_the_actor_class(error: BaseException) -> str | None:
        """An actor class is called like a plain class."""
        if isinstance(error, TypeError) and "cannot be instantiated directly" in str(error):
            return (
                f"`{of}()` would build the object here, and Ray refuses that for an actor class. "
                "Who should build it instead, and what is the method for asking?"
            )

    @check.error("AskedAPlainClass")
    def asked_a_plain_class(error: BaseException) -> str | None:
        """`remote()` of a plain class."""
        if isinstance(error, AttributeError) and f"type object '{of}' has no attribute 'remote'" in str(
            error
        ):
            return (
                f"`{of}` was a plain Python class when the cell ran, and only an actor class has `.remote`: no "
                f"decorator had made `{of}` one. What is missing in the cell of the class, or was that not run again?"
            )

    @check.mistake("NeverCreated")
    def never_created(seen: Seen) -> str | None:
        """`remote` is named and not called."""
        named = [n for n in handles if getattr(seen.value(n), "__name__", "") == "remote"]
        if named:
            return (
                f"{names(named)} names the method `remote` itself; no actor was created. "
                "What makes Python run a method rather than name it?"
            )

    @check.mistake("OptionsWithoutRemote")
    def options_without_remote(seen: Seen) -> str | None:
        """`options()` without `.remote()`."""
        if any(type(seen.value(n)).__name__ == "ActorOptionWrapper" for n in handles):
            return "`options` describes an actor and starts none. Which call is still missing at the end?"

    @check.mistake("ReferenceInsteadOfHandle")
    def reference_instead_of_handle(seen: Seen) -> str | None:
        """The name holds an object reference."""
        named = [n for n in handles if isinstance(seen.value(n), ray.ObjectRef)]
        if named:
            return (
                f"{names(named)} holds an ObjectRef, the receipt for one answer, not an actor's handle. "
                "Which call returns a handle: creating an actor, or calling its method?"
            )

    @check.mistake("HandlesInAContainer")
    def handles_in_a_container(seen: Seen) -> str | None:
        """The name holds a list, or a dictionary, of handles."""
        for name in handles:
            value = seen.value(name)
            inside = (
                value.values()
                if isinstance(value, dict)
                else value
                if isinstance(value, (list, tuple))
                else ()
            )
            if actors := [one for one in inside if seen.is_actor(one)]:
                return (
                    f"`{name}` is a {type(value).__name__} with {count(actors, 'handle')} in it. It should be the "
                    "handle of one actor itself. What would the line look like that creates just that?"
                )

    @check.mistake("PlainObjects")
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

    @check.mistake("NotAlive")
    def not_alive(seen: Seen) -> str | None:
        """An actor has ended, or its Ray was shut down."""
        for name in handles:
            handle = seen.value(name)
            if seen.is_actor(handle) and (not ray.is_initialized() or seen.state(handle) in ("DEAD", "")):
                return f"The actor behind `{name}` is no longer alive. {_why_it_ended(handle)}"

    @check.mistake("WaitingForResources")
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
