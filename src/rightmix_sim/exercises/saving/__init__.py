"""answers.json beside the notebook: its shape, one writer at a time, two windows put together, what is put aside."""
