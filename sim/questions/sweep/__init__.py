"""Play every cell of a design in one run."""
