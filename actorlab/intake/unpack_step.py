"""nbgrader's step from archive to files."""

from pathlib import Path

from nbgrader.plugins import ExtractorPlugin
from traitlets import Instance, Unicode

from actorlab.intake.archive import ArchiveLimits, stem, unpack


class Unpack(ExtractorPlugin):
    """nbgrader's step from archive to files, for one archive and without trusting it."""

    only = Unicode(help="The name of the archive, or folder, in nbgrader's archive directory.").tag(
        config=True
    )

    limits = Instance(ArchiveLimits, (), help="What the archive may hold, and cost.").tag(config=True)

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack the archive into a folder of its name; ``left_out`` tells what was refused."""
        archive = Path(archive_path) / self.only
        self.left_out = unpack(archive, Path(extracted_path) / stem(archive.name), self.limits)
