"""Why the kit cannot be set up or started, in words for whoever double-clicked, and what to do about it."""

from __future__ import annotations

from pathlib import Path

IN_WHEELS = "or ask your trainer for the kit with the folder wheels in it"
# What the log says, why it could not be done, and what to do; the first that fits is told.
SIGNS = (
    (
        ("No space left on device", "not enough space on the disk", "[WinError 112]"),
        "the disk is full.",
        "make room for some 2 GB, then start again.",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        "what was fetched is not what the kit was built with.",
        "start again; if it happens again, tell your trainer.",
    ),
    (
        ("CERTIFICATE_VERIFY_FAILED",),
        "your network shows a certificate that this Python does not know.",
        f"tell your IT desk (a newer Python 3.13 often helps), {IN_WHEELS}.",
    ),
    (
        ("ProxyError", "Proxy Authentication Required"),
        "the proxy of your network did not let it through.",
        f"ask your IT desk what to put into the variable HTTPS_PROXY, {IN_WHEELS}.",
    ),
    (
        ("Long Path",),
        "a path is too long for this Windows.",
        "ask your IT desk to allow long paths, or to name a short folder in the variable RIGHTMIX_PLACE.",
    ),
    (
        ("NewConnectionError", "NameResolutionError", "TimeoutError", "ConnectionResetError", "IncompleteRead"),
        "nothing could be fetched, or not all of it.",
        f"see that this computer has a connection, then start again, {IN_WHEELS}.",
    ),
    (
        ("No matching distribution found",),
        "there is nothing for this system and this Python where the kit looked.",
        "ask your trainer for the kit with the folder wheels for your system and your Python.",
    ),
    (
        ("WinError 5]", "WinError 1260]", "Permission denied", "Read-only file system"),
        "this computer did not allow it.",
        "ask your IT desk to allow Python a folder of its own, or to name one in the variable RIGHTMIX_PLACE.",
    ),
)
OTHERWISE = ("something went wrong.", "start again; if it happens again, show the last line to your IT desk.")


class Stopped(Exception):
    """The kit cannot go on; the text says why and what to do."""


def explained(failed: Exception, log: Path, could: str = "set up") -> str:
    """Why the kit could not be set up (or opened), from what was raised and what stands in the log."""
    story = said_in(log)
    said = f"{story}\n{failed}"
    why, what = next((reason for signs, *reason in SIGNS if any(sign in said for sign in signs)), OTHERWISE)
    whole = f"The whole story stands in {log}" if story else f"In the words of the system: {failed}"
    return f"The kit could not be {could}: {why}\nWhat to do: {what}\n{whole}"


def said_in(log: Path) -> str:
    """The text of a log; empty where there is none."""
    try:
        return log.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
