"""Handing in: the zip with answers, notebook and receipt as a trainee sends it, and as a trainer opens it."""
