"""The terminal text of a run, block by block."""
