"""The checks of a reviewer, one file for each kind of thing that is looked at; `review.py` says in which order."""
