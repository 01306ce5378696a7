"""Second marking: a sample of texts that another trainer marks without the first mark, and how far the two agree.

nbgrader stores one mark for each text, so second marks stand in a table of our own, second-marks.csv.
"""

from rightmix_sim.course.second.agreement import Agreement, Pair, agreements
from rightmix_sim.course.second.kept import append_second_marks, read_kept, second_marks_in
from rightmix_sim.course.second.page import second_page, second_template
from rightmix_sim.course.second.returned import read_second_marks
from rightmix_sim.course.second.sample import Sample, Sampled, changed_since, draw_sample
from rightmix_sim.course.second.sample_file import keep_sample, read_sample, sample_path

__all__ = [
    "Agreement",
    "Pair",
    "Sample",
    "Sampled",
    "agreements",
    "append_second_marks",
    "changed_since",
    "draw_sample",
    "keep_sample",
    "read_kept",
    "read_sample",
    "read_second_marks",
    "sample_path",
    "second_marks_in",
    "second_page",
    "second_template",
]
