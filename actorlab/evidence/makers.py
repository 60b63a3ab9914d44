"""Who made a call: the task that sent it, the one that sent that, and so on."""

from collections.abc import Mapping

from actorlab.evidence.calls import BegunCall, Call, has_begun

_DEEPEST = 9  # tasks that call tasks, and so on: what lies deeper is not followed
_CREATION = "__init__"


def makers(call: Call, known: Mapping[str, Call]) -> list[BegunCall]:
    """The task that made a call, the one that made that, and so on, as far as they are known.

    What a coroutine or a thread of an actor sends is recorded as sent by the task that
    created the actor (measured on Ray 2.60: docs/what-ray-does.md). That says which actor
    made the call, and not for whose sake. So nobody before it is known, unless the call was
    sent while the actor was being created.

    Args:
        call: the call.
        known: calls by id.
    """
    found: list[BegunCall] = []
    while len(found) < _DEEPEST:
        made = found[-1] if found else call
        maker = known.get(made.sender)
        if maker is None or not has_begun(maker):
            break
        if maker.method == _CREATION and not _is_under_way(maker, made.sent):
            break
        found.append(maker)
    return found


def _is_under_way(task: BegunCall, moment: float | None) -> bool:
    return moment is None or task.start <= moment <= (task.end or moment)
