"""What Ray was told not to write down (``enable_task_events=False``): nobody can judge it.

Every check tries this before its own mistakes. Those would find no call on record, and say
that nobody worked. Ray keeps the option with the actor class, with the handle and with the
remote function; given to a single call, it stands in the cell's text alone
(``ray/actor.py`` and ``ray/remote_function.py`` of Ray 2.60).
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from actorlab.checks.mistake import Bundle, Figures, bundle, mistake
from actorlab.checks.seen import Seen
from actorlab.evidence.cell_text import assigned
from actorlab.evidence.origin import last_run_of_its_cell
from actorlab.misconceptions.wording import names

_OPTION = re.compile(r"enable_task_events\s*=\s*False")
_IN_QUOTES = re.compile(r"[\"'](\w+)[\"']")
# Questions that look at an actor's other methods too, and those that look at tasks.
_OF_ANY_METHOD = re.compile(r"seen\.(told|asked_amid)\(")
_OF_TASKS = re.compile(r"seen\.(tasks_side_by_side|calls_from_tasks|asked_amid)\(")


def any_check() -> Bundle:
    """What any check may meet that asks for calls."""
    return bundle(None, calls_not_recorded)


@mistake(
    "CallsNotRecorded",
    about="Ray was told not to record the calls that are judged (`enable_task_events=False`).",
    says="Ray was told not to write down the calls of {what}: `enable_task_events=False`. They may have done all that "
    "they should, and nobody can see it. What happens if you leave that option out, and run the cells again from there?",
)
def calls_not_recorded(seen: Seen) -> Figures | None:
    test = seen.test_cell
    asked = set(_IN_QUOTES.findall(test))
    meant = lambda method: method in asked or (_OF_ANY_METHOD.search(test) and not method.startswith("__"))
    methods = set(filter(meant, _methods(seen)))
    functions = set(_functions(seen)) if _OF_TASKS.search(test) else set()
    found = methods | functions or (_of_single_calls(seen) & asked)
    return {"what": names(sorted(found))} if found else None


def _methods(seen: Seen) -> Iterator[str]:
    """The methods whose calls an actor or its class switched off, if there is no call on record."""
    record = seen.settled
    for handle in _held(seen, seen.is_actor):
        off = handle._ray_method_enable_task_events
        ran = {call.method for call in record.calls if call.actor == handle._actor_id.hex()}
        for method in handle._ray_method_signatures.keys() - ran:
            if off.get(method, handle._ray_enable_task_events) is False:
                yield method
    for actor_class in _held(seen, seen.is_actor_class):
        known = actor_class.__ray_metadata__.method_meta
        off, default = known.enable_task_events, actor_class._default_options.get("enable_task_events")
        made = {
            actor.id for actor in record.actors.values() if actor.class_name == seen.class_name(actor_class)
        }
        ran = {call.method for call in record.calls if call.actor in made}
        for method in known.methods.keys() - ran if made else ():
            if off.get(method, default) is False:
                yield method


def _functions(seen: Seen) -> Iterator[str]:
    """The exercise's remote functions whose calls are switched off, if there is none on record."""
    from ray.remote_function import RemoteFunction  # not above: Ray is imported once it is prepared

    ran = {call.method for call in seen.settled.calls if not call.actor}
    for name in set().union(*map(assigned, seen.starter.values())) - ran:
        function = seen.value(name)
        if (
            isinstance(function, RemoteFunction)
            and function._default_options.get("enable_task_events") is False
        ):
            yield name


def _of_single_calls(seen: Seen) -> set[str]:
    """The methods of the notebook's actors of which no call is on record, if a cell switched
    single calls off."""
    runs = seen.runs
    if not any(_OPTION.search(run.source) for run in runs if last_run_of_its_cell(run, runs) is run):
        return set()
    known = {method for handle in _held(seen, seen.is_actor) for method in handle._ray_method_signatures}
    return known - {call.method for call in seen.settled.calls}


def _held(seen: Seen, is_wanted: Callable[[Any], bool]) -> Iterator[Any]:
    """The notebook's values of a kind, also those in lists, tuples and dicts."""
    for name, value in list(seen.namespace.items()):
        if name.startswith("_") or name in ("In", "Out"):
            continue
        inner = (
            value.values()
            if isinstance(value, dict)
            else value
            if isinstance(value, (list, tuple))
            else [value]
        )
        yield from filter(is_wanted, list(inner))
