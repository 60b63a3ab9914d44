"""``python -m actorlab COMMAND``: what the Makefile's targets call."""

import sys

from actorlab.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
