"""Stands in for the two agents that a raylet starts, without importing Ray.

Without a dashboard, the dashboard's agent serves nothing; this writes down that it does
not. The agent for runtime environments serves whoever asks for one, which exercises do
not; when somebody does, this becomes Ray's own, on the socket that it holds.
"""

import os
import select
import socket
import sys
from collections.abc import Mapping

_SERVED_BY_THE_DASHBOARDS = ("metrics_agent_port", "metrics_export_port", "dashboard_agent_listen_port")
_SERVED_BY_THE_OTHER = "runtime_env_agent_port"
_OWN = "ACTORLAB_RUNTIME_ENV_AGENT"  # variable: where Ray's own program is
_RAYLET = os.getppid()
_A_LOOK = 1.0  # seconds between two looks whether the raylet still runs


def _stand_in(options: Mapping[str, str]) -> None:
    if "--runtime-env-agent-port" not in options:
        for service in _SERVED_BY_THE_DASHBOARDS:
            _write_port(options, service, -1)  # as Ray says that there is none
        _wait_for([])
        return
    port = int(options["--runtime-env-agent-port"])
    family, kind, _, _, address = socket.getaddrinfo(
        options["--node-ip-address"], port, type=socket.SOCK_STREAM
    )[0]
    served = socket.socket(family, kind)
    served.bind(address)
    served.listen()
    _write_port(options, _SERVED_BY_THE_OTHER, served.getsockname()[1])
    if _wait_for([served]):
        _become_rays_own(served)


def _wait_for(sockets: list[socket.socket]) -> bool:
    """Wait until somebody calls (true), or the raylet has ended (false)."""
    while os.getppid() == _RAYLET:
        if select.select(sockets, [], [], _A_LOOK)[0]:
            return True
    return False


def _write_port(options: Mapping[str, str], service: str, port: int) -> None:
    """Write down, where the raylet looks for it, on which port a service is."""
    file = os.path.join(options["--session-dir"], f"{service}_{options['--node-id']}")
    with open(f"{file}.part", "w") as to:
        to.write(str(port))
    os.replace(f"{file}.part", file)


def _become_rays_own(served: socket.socket) -> None:
    """Run Ray's own agent in this process, on a socket that is open: who called is waiting."""
    plain = socket.socket

    class Opened(plain):
        """The agent's own socket is this one; those that exist already stay what they are."""

        def __init__(self, family: int = -1, kind: int = -1, proto: int = -1, fileno: int | None = None):
            super().__init__(family, kind, proto, served.detach() if fileno is None else fileno)
            if fileno is None:
                socket.socket = plain

        def bind(self, address: object, /) -> None:
            """It is bound."""

    with open(os.environ[_OWN]) as own:
        program = compile(own.read(), __file__, "exec")
    socket.socket = Opened
    exec(program, {"__name__": "__main__", "__file__": __file__})


if __name__ == "__main__":
    _stand_in(dict(word.split("=", 1) for word in sys.argv[1:] if "=" in word))
