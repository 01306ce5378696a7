"""What a fresh Python holds after some code has run in it."""

from __future__ import annotations

import json
import subprocess
import sys


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh Python holds after this; the last line it prints is ours."""
    code += "\nimport json, sys\nprint(json.dumps(list(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))
