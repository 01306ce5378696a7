"""The officers' diaries: what stands in them, and two engines that work them day by day."""
