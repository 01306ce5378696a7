"""The folder that a run leaves behind: records, measures, findings, report, and a manifest of all it rests on."""
