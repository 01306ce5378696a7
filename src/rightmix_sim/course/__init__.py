"""Courses: a cohort with its own cases, what it hands in, and how that is marked, given back and looked at."""
