"""How nbgrader is set up for a course.

`nbgrader_config.py` in its folder calls `configure`; a trainer's own lines follow.

Whatever is started there - `nbgrader autograde`, a button of formgrader, our own commands - goes by it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from rightmix_sim.course.folder import course_in
from rightmix_sim.course.with_nbgrader.guard import set_aside_unstamped

NAME: Final = "nbgrader_config.py"
_ROOM: Final = "rightmix_sim.course.with_nbgrader"
FILE: Final = '''\
"""How nbgrader works in this course. Marking runs nobody's code; see docs/course.md. Your own lines go to the end."""

from pathlib import Path

from rightmix_sim.course.with_nbgrader.configuration import configure

c = get_config()  # noqa: F821  (nbgrader gives it)
configure(c, Path(__file__).parent)
'''

# Before anything else the stamp: what was not rebuilt by us goes no further. Then nbgrader's own step, which brings our
# cells in line with the gradebook. What mends or refuses a trainee's cells is not needed: there are none.
_SANITIZE: Final = [
    f"{_ROOM}.steps.CheckStamp",
    "nbgrader.preprocessors.OverwriteCells",
]
# Our marking stands where nbgrader executes. What a trainer gave is looked at after the marks are saved and before
# lateness is reckoned, which needs the whole mark.
_AUTOGRADE: Final = [
    f"{_ROOM}.steps.Marking",
    "nbgrader.preprocessors.SaveAutoGrades",
    f"{_ROOM}.steps.KeepTrainersMarks",
    "nbgrader.preprocessors.AssignLatePenalties",
]
# As nbgrader has them, without what instantiates tests by running code; at the end the cells that are marked are taken
# out, for a trainee's notebook does not need them.
_GENERATE: Final = [
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    f"{_ROOM}.steps.WithoutMarking",
]


def configure(config: Any, folder: Path) -> None:
    """Fill nbgrader's configuration for the course in a folder. Raises `InputError` where it is none.

    Submission folders without our stamp are moved to `refused/` before nbgrader looks at them.
    """
    course = course_in(folder)
    settings = course.settings
    config.CourseDirectory.root = str(course.folder)
    config.CourseDirectory.course_id = settings.course_id
    config.CourseDirectory.db_url = f"sqlite:///{course.folder / 'gradebook.db'}"
    config.CourseDirectory.ignore = [".ipynb_checkpoints", "__pycache__", "*.pyc"]
    config.Exchange.path_includes_course = False
    if settings.exchange:
        config.Exchange.root = settings.exchange
    config.ExchangeFactory.collect = f"{_ROOM}.collect.CollectRebuilt"
    config.ExchangeCollect.update = True  # the latest counts, by nbgrader's command as by formgrader's button
    config.Autograde.sanitize_preprocessors = _SANITIZE
    config.Autograde.autograde_preprocessors = _AUTOGRADE
    config.Autograde.create_student = False
    config.Autograde.pre_convert_hook = f"{_ROOM}.guard.refuse_unstamped"
    config.AssignLatePenalties.plugin_class = f"{_ROOM}.late.LateRule"
    config.GenerateAssignment.preprocessors = _GENERATE
    config.GenerateAssignment.post_convert_hook = f"{_ROOM}.release.give_material"
    config.GenerateFeedback.preprocessors = []
    config.GenerateFeedback.exporter_class = f"{_ROOM}.feedback.FeedbackExporter"
    set_aside_unstamped(course)
