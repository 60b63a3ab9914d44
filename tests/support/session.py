"""A student at work: cells run one by one, in any order and any version, in a real kernel."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from jupyter_client.manager import KernelManager

from actorlab.course.assignment import Assignment

_LIMIT = 120  # seconds that a cell may take
# Another student: what is known of the first one's cells is forgotten.
_FORGET = """
from actorlab.kernel import exercise as _exercise
_lab = _exercise._lab
for _kept in (_lab.watch.cells, _lab.watch.plain_calls, _lab.watch.fetches, _lab.outcomes):
    _kept.clear()
for _name in {names}:
    globals().pop(_name, None)
"""


class Session:
    """One exercise in one kernel, as JupyterLab runs it: with each cell's id."""

    def __init__(self, assignment: Assignment, client) -> None:
        self._client = client
        self._solution, self._starter = assignment.solution, assignment.starter
        self._cells = {
            cell.metadata.nbgrader.grade_id: (cell.get("id"), cell.source)
            for cell in assignment.release.cells
            if "nbgrader" in cell.metadata
        }

    def run(self, cell: str, version: str = "") -> str:
        """Run a cell; what it said if it is a check, or else its error's name.

        Args:
            cell: its grade_id; any other name is a cell that the student added.
            version: ``starter``, ``solution`` or a text; a check needs none.
        """
        cell_id, source = self._cells.get(cell, (cell, ""))
        texts = {"starter": self._starter.get(cell), "solution": self._solution.get(cell), "": source}
        return self._execute(texts.get(version) or version, cell_id)

    def forget(self, *names: str) -> None:
        """Begin again as another student, without these names, on the same Ray."""
        assert not self._execute(_FORGET.format(names=names), "")

    def _execute(self, source: str, cell_id: str) -> str:
        said: list[str] = []

        def listen(message) -> None:
            content = message["content"]
            if message["msg_type"] == "display_data" and "text/plain" in content["data"]:
                said.append(content["data"]["text/plain"])

        message = self._client.session.msg(
            "execute_request",
            {
                "code": source,
                "silent": False,
                "store_history": True,
                "user_expressions": {},
                "allow_stdin": False,
                "stop_on_error": False,
            },
            metadata={"cellId": cell_id},
        )
        self._client.shell_channel.send(message)
        reply = self._client._recv_reply(message["header"]["msg_id"], timeout=_LIMIT)
        while True:
            published = self._client.get_iopub_msg(timeout=_LIMIT)
            if published["parent_header"].get("msg_id") == message["header"]["msg_id"]:
                listen(published)
                if published["content"].get("execution_state") == "idle":
                    break
        content = reply["content"]
        return f"{content['ename']}: {content['evalue']}" if content["status"] == "error" else " ".join(said)


@contextmanager
def session(assignment: Assignment) -> Iterator[Session]:
    """A kernel with the exercise open and Ray running."""
    manager = KernelManager(kernel_name="python3")
    # Its Ray writes to a folder of its own, whatever other tests prepared in this process.
    own = {name: value for name, value in os.environ.items() if not name.startswith("RAY_")}
    manager.start_kernel(cwd=str(assignment.release_folder), env=own)
    client = manager.client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=_LIMIT)
        opened = Session(assignment, client)
        for cell in ("setup_imports", "setup_ray"):
            assert not opened.run(cell).startswith("NameError")
        yield opened
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
