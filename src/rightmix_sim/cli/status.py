"""With which status a command ends, as scripts and shells read it; the docstring of `rightmix_sim.cli` says when.

What cannot be used has its status from the error itself: `RightmixError.exit_status`.
"""

from typing import Final

FAILED: Final = 1
INTERRUPTED: Final = 130  # 128 + SIGINT, as shells expect
