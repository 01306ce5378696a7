"""Agreement beyond what chance would bring, in numbers: of two markers, and of many."""
