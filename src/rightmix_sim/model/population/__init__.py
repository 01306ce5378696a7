"""The people of an area: who they are, who comes, and which way their orders take them."""
