"""How many small faults in the sources do the tests notice? A sample of mutants.

`python -m benchmarks.mutants n=200 seed=7` changes one thing of one line at a time, in a copy of
the project, and runs the tests that belong to that file. What it found is in `tests/README.md`.

Why our own. mutmut 3 puts every mutant of a function behind a trampoline that takes `*args`, which
is not of the dialect that numba and the C kernel compile; it mutates functions only (no tables),
and first runs the whole suite to learn which test meets what: half an hour. mutmut 2 and cosmic-ray
edit the checkout in place and have one test command for all files, the whole suite for every
mutant: 200 mutants would take four days. None draws a sample that is uniform over lines. What is
wanted is some 400 lines: `operators` (what can be changed), `sample` (which are), `own` (whose
tests), `trial` (a run of pytest in the copy, with `plugin`), `book` (the CSV), and
`equivalent.csv`, kept by hand: mutants that change nothing anyone could see, each with its reason.
"""
