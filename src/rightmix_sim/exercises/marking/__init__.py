"""Marking: answers and what the marker holds in; points and words for each criterion out."""
