"""How a finished study is shown to a reader: pages, maps and charts of our own."""
