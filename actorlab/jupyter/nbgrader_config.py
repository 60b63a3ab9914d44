"""The course's nbgrader_config.py, wherever nbgrader looks for it from.

Its assignment list goes to the folder in which students work, and reads its
configuration there.
"""

from pathlib import Path

load_subconfig("nbgrader_config.py", path=str(Path(__file__).resolve().parents[2]))  # noqa: F821  (traitlets provides it)
