"""Starts the kit: sets it up the first time, then opens the browser on the home notebook.

Whatever Python runs this file must be able to read it, so as to say that it will not do: no f-strings and no
annotations here. `setting_up.py` and `opening.py` do the work. `--set-up-only` stops before the browser.
"""

import os
import platform
import signal
import sys
import sysconfig

OLDEST, NEWEST = (3, 11), (3, 13)
PARTS = ("ctypes", "ensurepip", "sqlite3", "ssl", "venv")
INSTALL = "What to do: install one of these from python.org (your IT desk may do it for you), then start again."


def unsuited():
    """What is wrong with this Python or this computer and what to do about it; empty where both will do."""
    if not OLDEST <= tuple(sys.version_info[:2]) <= NEWEST:
        return "This kit needs Python 3.11, 3.12 or 3.13; this is Python " + sys.version.split()[0] + ".\n" + INSTALL
    if sys.maxsize < 2**32 or sysconfig.get_platform() == "win-arm64":
        return "This kit needs a Python for 64 bits (x64), 3.11, 3.12 or 3.13; this is another.\n" + INSTALL
    if sys.platform == "darwin" and platform.machine() == "x86_64":
        return (
            "This kit needs a Mac with Apple silicon (M1 or later), and a Python made for it.\n"
            "What to do: use another computer, or install Python 3.11, 3.12 or 3.13 from python.org on an Apple "
            "silicon Mac."
        )
    missing = [name for name in PARTS if not is_there(name)]
    if missing:
        version = "%d.%d" % sys.version_info[:2]  # noqa: UP031
        return (
            "This Python lacks what the kit needs: " + ", ".join(missing) + ".\n"
            "What to do: on Debian and Ubuntu type sudo apt install python" + version + "-venv in a terminal; "
            "elsewhere install Python anew from python.org. Then start again."
        )
    return ""


def is_there(name):
    """Whether this Python has a module, whole."""
    try:
        __import__(name)
    except ImportError:
        return False
    return True


def be_stopped(_number, _frame):
    """To be ended is to be stopped: what has begun is put in order first."""
    raise KeyboardInterrupt


def main(arguments):
    """Set up if need be, and open. The exit status is 0, or 2 with a sentence on what cannot be done."""
    fault = unsuited()
    if fault:
        print("\n" + fault + "\n")
        return 2
    sys.stdout.reconfigure(errors="replace")  # a window that cannot show a letter shows a question mark
    sys.dont_write_bytecode = True  # nothing is left in the folder of the kit
    signal.signal(signal.SIGTERM, be_stopped)
    from opening import open_notebooks  # noqa: PLC0415  another Python could not read them
    from places import place_of  # noqa: PLC0415
    from setting_up import set_up  # noqa: PLC0415
    from troubles import Stopped  # noqa: PLC0415

    kit = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
    try:
        place = place_of(kit)
        set_up(kit, place)
        return 0 if "--set-up-only" in arguments else open_notebooks(kit, place)
    except Stopped as why:
        print("\n" + str(why) + "\n")
        return 2
    except KeyboardInterrupt:
        print("\nStopped.")
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
