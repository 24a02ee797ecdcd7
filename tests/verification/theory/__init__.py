"""The oracles T1 to T21 of the theory, each by one of three ways.

1. A function that the day itself calls gives the closed form: T1-T6, T9-T11, T13-T15, T17, T18, T20
   and the Weibull and Hawkes laws of T21.
2. Rollouts of whole days reproduce it: T6, T19 and the general oracle.
3. A solver gives an equilibrium that the engine does not play, and the engine's own play of the
   same game is printed beside it (`pytest -m theory -rP`): T7, T8, T12, T16, and T1, T18, T21.

`docs/theory.md` lists them; T9, T13-T18 and T21 have tests in `tests/engine/rules` too.

False alarms: exact tests allow rounding only. A Monte Carlo comparison fails beyond 4 standard
errors, which a true engine does with chance 6.3e-5. There are about 110 of them, so that a new
seed or an innocent change of the engine raises a false alarm somewhere with chance 0.7 %. Seeds
are fixed: a test passes always or never.
"""
