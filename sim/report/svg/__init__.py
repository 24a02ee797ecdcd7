"""Drawings as SVG text: real text, a title and a description, colours by class."""
