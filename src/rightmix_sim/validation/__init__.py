"""The model held against what the inspection found: its simulated service is inspected as the report's was (¶1.10)."""
