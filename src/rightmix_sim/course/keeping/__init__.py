"""What keeps a course and ends it: a backup, bringing it back from one, and closing it for good."""

from rightmix_sim.course.keeping.backing_up import Backup, backup
from rightmix_sim.course.keeping.closing import Closed, close, closing_began, mentions, will_go
from rightmix_sim.course.keeping.restoring import restore

__all__ = ["Backup", "Closed", "backup", "close", "closing_began", "mentions", "restore", "will_go"]
