"""What happens to the people of an area: orders, breaches, SOPOs, changes, moves."""
