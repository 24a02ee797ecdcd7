"""Mechanisms: each a small scalar function about one crisis on one day."""
