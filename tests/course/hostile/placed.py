"""What stands in submitted/ itself, where only we put anything: unpacked by hand, copied, or made by somebody else."""

from __future__ import annotations

import shutil
from pathlib import Path

from rightmix_sim.course.stamp import stamp_of
from tests.course.hostile.offender import ASSIGNMENT, NOTEBOOK, WHOLE, Corpus, Offender

PLACED = Corpus()
DONOR = "neighbour"  # whose whole and stamped submission stands there already


def _place(offender: Offender) -> Path:
    return offender.course.folder / "submitted" / offender.id / ASSIGNMENT


def _copied(offender: Offender, donor: str = DONOR) -> Path:
    return Path(shutil.copytree(offender.course.folder / "submitted" / donor / ASSIGNMENT, _place(offender)))


@PLACED.fault(None, "bears no stamp")
def unstamped_folder_in_submitted(offender: Offender) -> None:
    offender.submit(notebook=f"# {offender.canary()}", place=_place(offender))


@PLACED.fault(None, "it was another's")
def stamp_of_another_trainee(offender: Offender) -> None:
    _copied(offender)


@PLACED.fault(None, "was changed")
def stamp_with_another_key(offender: Offender) -> None:
    folder = _copied(offender)
    files = {one.name: one.read_bytes() for one in folder.iterdir() if one.name != "stamp.json"}
    (folder / "stamp.json").write_bytes(stamp_of(b"x" * 32, offender.id, ASSIGNMENT, files))


@PLACED.fault(None, "bears no stamp")
def stamp_in_another_folder(offender: Offender) -> None:
    folder = _copied(offender)
    (folder / "stamp").mkdir()
    (folder / "stamp.json").rename(folder / "stamp" / "stamp.json")


@PLACED.fault(None, "cannot be read")
def stamp_is_a_link(offender: Offender) -> None:
    folder = _copied(offender)
    (folder / "stamp.json").unlink()
    (folder / "stamp.json").symlink_to(offender.course.folder / "submitted" / DONOR / ASSIGNMENT / "stamp.json")


@PLACED.fault(None, "cannot be read")
def placed_folder_is_a_link(offender: Offender) -> None:
    _place(offender).parent.mkdir()
    _place(offender).symlink_to(offender.course.folder / "submitted" / DONOR / ASSIGNMENT)


@PLACED.fault(None, "no folder of a trainee")
def placed_trainee_is_a_link(offender: Offender) -> None:
    _place(offender).parent.symlink_to(offender.course.folder / "submitted" / DONOR)


@PLACED.fault(None, "no folder of a trainee")
def placed_plain_file(offender: Offender) -> None:
    _place(offender).parent.write_text("x")


@PLACED.fault(None, "bears no stamp")
def placed_with_brackets(offender: Offender) -> None:
    offender.submit(place=_place(offender).parent.with_name(f"{offender.id}[1]") / ASSIGNMENT)


@PLACED.fault(None, "bears no stamp")
def placed_with_a_long_name(offender: Offender) -> None:
    long = f"{offender.id}{'x' * 255}"[:255]
    offender.submit(place=_place(offender).parent.with_name(long) / ("y" * 255))
    refused = offender.course.folder / "refused" / long / ("y" * 255)
    refused.mkdir(parents=True)  # one like it was put aside before


@PLACED.fault(None, "was changed")
def stamp_of_an_older_one_of_the_same(offender: Offender) -> None:
    """Their own, but of answers that have since been changed."""
    path = _own(offender) / "answers.json"
    path.write_bytes(path.read_bytes().replace(b"list of convictions", b"list of C0nvictions"))


@PLACED.fault(None, "was changed")
def stamped_and_then_a_file_added(offender: Offender) -> None:
    (_own(offender) / "sitecustomize.py").write_text(offender.canary())


@PLACED.fault(None, "was changed")
def stamped_and_then_another_notebook(offender: Offender) -> None:
    path = _own(offender) / NOTEBOOK
    path.write_text(path.read_text().replace("by_the_tools", "print"))


@PLACED.fault(None, "was changed")
def stamped_and_then_another_time(offender: Offender) -> None:
    (_own(offender) / "timestamp.txt").write_text("1999-01-01 00:00:00 UTC")


@PLACED.fault(WHOLE)
def stamped_and_left_alone(offender: Offender) -> None:
    _own(offender)


def _own(offender: Offender) -> Path:
    """A submission that was collected as it should be."""
    from rightmix_sim.course.collecting.came import from_folder
    from rightmix_sim.course.collecting.taking import take

    folder = offender.submit(place=offender.outside / f"{offender.id}-honest")
    take(offender.course, offender.id, ASSIGNMENT, from_folder(folder, ASSIGNMENT, offender.now), "by hand")
    return _place(offender)
