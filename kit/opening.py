"""Opens the browser on the home notebook, in a JupyterLab that knows nothing of anybody's own Jupyter."""

from __future__ import annotations

import json
import os
import subprocess
import urllib.request
import webbrowser
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path

from places import own_folder, python_of
from programs import alone, surroundings, waited
from troubles import Stopped, explained

OPENS = "The kit opens in your browser. If it does not, copy this address into the browser:\n\n    {address}\n"
STAYS = "Leave this window open while you work; close it when you are done."
RUNS_ALREADY = "The kit is running already, in another window; that one must stay open."
HOME = "lab/tree/home.ipynb"


def open_notebooks(kit: str | Path, place: Path) -> int:
    """Run JupyterLab on the notebooks until it is stopped, or show the one that runs. Raises `Stopped`."""
    notebooks, settings = Path(kit).parent / "notebooks", own_folder() / "settings"
    log = settings / f"last-start-{place.name}.log"
    print("Starting ...")
    try:
        settings.mkdir(parents=True, exist_ok=True)
        with alone(settings):
            if address := running(notebooks, settings):
                show(address, RUNS_ALREADY)
                return 0
            with log.open("wb") as story:
                lab = subprocess.Popen(
                    command(notebooks, place), stdin=subprocess.DEVNULL, stdout=story, stderr=story, env=apart(settings)
                )
            address = once_it_answers(lab, notebooks, settings)
    except OSError as failed:
        raise Stopped(explained(failed, log, "opened")) from failed
    try:
        show(address, STAYS)
        lab.wait()
    except KeyboardInterrupt:
        stop(lab)
        raise
    return 0


def once_it_answers(lab: subprocess.Popen[bytes], notebooks: Path, settings: Path) -> str:
    """The address of a JupyterLab that was just started. Raises `OSError` where it ends before it answers."""
    try:
        while not (address := running(notebooks, settings)):
            if (status := waited(lab, 0.3)) is not None:
                raise OSError(f"JupyterLab ended with status {status}")
    except KeyboardInterrupt:
        stop(lab)
        raise
    return address


def command(notebooks: Path, place: Path) -> list[str]:
    """What starts JupyterLab; it finds a free port by itself."""
    lab = [str(python_of(place)), "-m", "jupyterlab", "--no-browser", "--ServerApp.ip=127.0.0.1"]
    lab += [f"--ServerApp.root_dir={notebooks}", f"--LabApp.default_url=/{HOME}", "--ServerApp.log_level=WARN"]
    return [*lab, "--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else lab


def apart(settings: Path) -> dict[str, str]:
    """Environment variables that keep the kit's settings, and what it remembers, in a folder of its own."""
    kinds = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime"}
    return surroundings(**{name: str(settings / kind) for name, kind in {**kinds, "IPYTHONDIR": "ipython"}.items()})


def running(notebooks: Path, settings: Path) -> str:
    """The address of a JupyterLab of the kit that shows these notebooks and answers; empty where there is none."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for note in sorted((settings / "runtime").glob("jpserver-*.json")):
        try:
            server = json.loads(note.read_text(encoding="utf-8"))
            url, token, shows = server["url"], server["token"], server["root_dir"]
            if not Path(shows).samefile(notebooks):
                continue
            with direct.open(f"{url}api/status?token={token}", timeout=5):
                return f"{url}{HOME}?token={token}"
        except (OSError, ValueError, KeyError, TypeError, HTTPException):  # half written, or of one that is gone
            continue
    return ""


def show(address: str, stays: str) -> None:
    """Open the browser, and say the address for the case that it does not open."""
    print(f"\n{OPENS.format(address=address)}\n{stays}", flush=True)
    with suppress(webbrowser.Error):
        webbrowser.open(address)


def stop(lab: subprocess.Popen[bytes]) -> None:
    """End JupyterLab in good order, and if it does not end, by force."""
    if os.name != "nt":  # there Ctrl-C has reached it by itself, and nothing gentler is known
        lab.terminate()
    if waited(lab, 20) is None:
        lab.kill()
