"""Parameters: every number of the case that a scenario may give, each declared once, on its field.

A field of the record says which parameters fill it; each has a path, a range, a default, a unit and
its meaning. Validation, schema, command line, `show`, glossary and documents read them there.
"""
