"""Find the conditions under which an outcome happens."""
