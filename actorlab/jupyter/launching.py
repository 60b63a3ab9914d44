"""Start JupyterLab with the pack's settings, in the place of this process."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

_SETTINGS = Path(__file__).parent


def become_jupyterlab(options: Iterable[str] = (), audience: str = "student") -> NoReturn:
    """Become JupyterLab, in the current folder.

    Args:
        options: JupyterLab's own, such as ``--no-browser``.
        audience: whose settings it takes: ``student`` or ``instructor``.
    """
    own = [str(_SETTINGS / audience), str(_SETTINGS)]
    more = filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join([*own, *more])
    # Jupyter looks for its parts' commands by name.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    # It refuses to run as root, as in a container, unless told.
    as_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "jupyterlab", *as_root, *options])
