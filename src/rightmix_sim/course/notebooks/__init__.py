"""The notebooks of a course, built from masters: a trainee's, and a trainer's with its cells for marking and comments."""
