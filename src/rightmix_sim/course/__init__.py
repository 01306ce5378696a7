"""Courses: the notebooks that trainees open and trainers mark from, built from the masters in `grading/lessons/`."""
