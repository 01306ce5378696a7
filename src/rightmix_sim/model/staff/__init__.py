"""The staff of an area: posts, hours, skills, who holds whose case, and the work that is owed to staff."""
