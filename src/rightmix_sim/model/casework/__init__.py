"""Casework: from the table of work and an area's policies to what is owed to each person."""
