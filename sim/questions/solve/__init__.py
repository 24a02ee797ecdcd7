"""Solve the game of some actors' doctrines, or design the threat."""
