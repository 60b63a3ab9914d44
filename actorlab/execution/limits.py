"""What a submission may cost."""

from dataclasses import dataclass

from nbformat.notebooknode import NotebookNode

from actorlab.kernel.cells import is_set_up

# Seconds beyond the notebook's own, to start a kernel and to judge what was seen.
_AROUND = 300.0


@dataclass(frozen=True)
class Limits:
    """What a submission may cost.

    Attributes:
        cell: seconds for one cell; it is then interrupted, and the next one runs.
        set_up: seconds for one of the instructor's cells that is no check:
            on a machine without room, Ray takes long to start.
        notebook: seconds for all cells; the kernel is then killed.
        cpu: seconds of CPU time for all of its processes; a submission uses 5 to 10.
        memory: bytes of memory for all of its processes; 7e8 is usual.
        processes: how many there may be at once; 20 are usual.
        grader: bytes of memory that the grader's own process may take for it.
        file: bytes in one file.
        scratch: bytes in all its files, which the sandbox keeps in memory, and as many
            again in what its processes share.
        output: bytes of output of one cell; the grader drops what comes after.
        outputs: bytes of output of all cells.
        pictures: whether to draw its timelines, or only to say them in words.
        strict: whether an explanation that raises is to show, and not to be passed over.
    """

    cell: float = 90.0
    set_up: float = 240.0
    notebook: float = 600.0
    cpu: float = 300.0
    memory: int = 4_000_000_000
    processes: int = 250
    grader: int = 4_000_000_000
    file: int = 500_000_000
    scratch: int = 1_000_000_000
    output: int = 2_000_000
    outputs: int = 20_000_000
    pictures: bool = True
    strict: bool = False

    @property
    def grading(self) -> float:
        """Seconds for everything that a grader does for it; then the grader's process is killed."""
        return self.notebook + _AROUND

    def seconds(self, cell: NotebookNode) -> int:
        """How many seconds a cell may take."""
        return int(self.set_up if is_set_up(cell) else self.cell)
