"""How fast the model is, and how much memory it takes. `make bench` prints the tables; nothing is written."""
