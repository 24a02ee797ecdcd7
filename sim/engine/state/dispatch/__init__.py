"""Rules that are written from declarations: those that choose by number, or write in an order.

    python -m sim.engine.state.dispatch          write them
    python -m sim.engine.state.dispatch check    name those that are out of date, status 1 if any is

Compiled rules know no table of functions and no field by its name: they need a branch for each
quantity and a line for each count. Each is written from its declaration, so that nothing is said
twice; a test holds the files to what is declared.
"""
