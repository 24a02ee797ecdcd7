"""Charts of a page, drawn as SVG of our own."""
