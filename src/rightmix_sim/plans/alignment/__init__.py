"""Alignment: which actions of several plans are the same, whether plans agree on them, what collides (¶5.16)."""
