"""Names and plain sentences for everything a page may mention.

A scenario says what its actors, labels, doctrines, options and places are called (`words.yaml`);
the engine does so for what every crisis has (`defaults`). `Glossary` hands them out.
"""
