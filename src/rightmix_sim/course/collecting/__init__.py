"""Collecting: what comes in is read as data, and what nbgrader sees is built anew from our own files and that data."""
