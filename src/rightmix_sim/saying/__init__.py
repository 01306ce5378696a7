"""What is said of a run: figures, findings and overload in words, the same on the terminal, on a page and in a form.

Nothing here draws, so that who only reads a table does not wait for what draws.
"""
