"""The numbers behind `why` and `what the threat bought`, one file a section, as plain data."""
