"""The tests. A package, so that it is ours that is found: some libraries install one of the same name."""
