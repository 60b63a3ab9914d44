"""make check, interrupted while a submission runs."""

import json
import os
import signal
import subprocess
import sys

import psutil

from actorlab.files.scratch import _BASE
from support.processes import eventually, processes_with


def test_make_check_interrupted_leaves_nothing(root, tmp_path):
    mark = f"97531{os.getpid()}"
    notebook = json.loads((root / "exercises" / "ex07_actors" / "ex07_actors.ipynb").read_text())
    code = f"import subprocess; subprocess.run(['sleep', '{mark}'])"
    cell = {
        "cell_type": "code",
        "source": code,
        "outputs": [],
        "metadata": {},
        "execution_count": None,
        "id": "a",
    }
    notebook["cells"].insert(0, cell)
    (tmp_path / "ex07_actors.ipynb").write_text(json.dumps(notebook))
    words = [sys.executable, "-m", "actorlab", "check", str(tmp_path / "ex07_actors.ipynb")]
    check = subprocess.Popen(words, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    eventually(lambda: any(psutil.Process(p).name() == "sleep" for p in processes_with(mark)))
    below = psutil.Process(check.pid).children(recursive=True)
    check.send_signal(signal.SIGINT)
    out, problems = check.communicate()
    assert check.returncode == 130 and "Interrupted" in out and not problems
    eventually(lambda: not processes_with(mark))
    assert not psutil.wait_procs(below, timeout=20)[1]
    assert not [f for p in below for f in _BASE.glob(f"actorlab-{p.pid}-*")]
