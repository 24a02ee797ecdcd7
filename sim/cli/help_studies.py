"""What `--help` says of the verbs that study a scenario."""

AUDIT = """escalade audit scenario=NAME [KEY=VALUE ...]: does everything do something?

Reports parameters and mechanisms that move nothing, options never chosen, injects that never fire,
labels never reached, priors piled on a bound, luck against ignorance in every outcome, and whether
a headline share moves when the same crisis is written otherwise. Ends with status 0 if nothing is
found or all of it is explained in scenario.yaml (explained: {FINDING-ID: reason}), else 1.

  sections=basics      what is looked at: one or more of the following with commas, or all
    basics             the above
    foresight          does what happens when an act is forced go as it was priced?
    trembles           are labels owed to choices against the actor's own interest?
    looks              do results hang on how often actors look again?
    learning           what do rivals learn of each other, and does it matter?
    lookahead          is look-ahead in use, does it move choices, does it pay?
    causes             what is left of each kind of war without its causes?
    floor              what began war by choice, and what is left of it without its causes?
    force              does force do what it is for?
    blows              do actors climb more often after a heavy blow than after a light one?
    labels             does each label mean what it says?
    dead               which mechanisms, links and parameters move nothing printed?
    timing             do dated events of the record come when they came?
    twins              is the same crisis written otherwise the same crisis?
  rollouts=12000       of the scenario as it is; the rest is in proportion
  seed=7, workers=2, doctrines=mixture    as to `escalade run`
  out=DIR              a folder for audit.json and the figures; by default none is kept. The same
                       command goes on where an interrupted audit stopped
  figures=true         false: draw none
  json=true            JSON instead of the page

Doctrines, parameters, mechanisms and interventions may be given as to `escalade run`; they hold
throughout.
"""

ATTRIBUTE = """escalade attribute scenario=NAME outcome=WHAT [KEY=VALUE ...]: what carries it?

Shapley values: the mean change of a probability when a mechanism joins the others, over
all orders. Every set of mechanisms is played on the same luck; beyond 6 orders are sampled.

  outcome=AXIS:LABEL   or an event such as wide_strike; several with commas
  mechanisms=A,B+C     mechanisms, or groups: misperception, audience, accident, commitment, patron,
                       spoilers; + makes one of several; by default all six groups
  rollouts=2000        of each set
  seed=7, workers=2, doctrines=mixture    as to `escalade run`
  out=DIR              a new or empty folder for attribution.json and the figure
  figures=true, json=true    as to `escalade audit`
"""

SWEEP = """escalade sweep scenario=NAME KEY=A,B,C [KEY=VALUE ...]: what moves the answer?

Plays every cell of a design in one run. A cell is, bit for bit, the run with the same words.

factors: any key of `escalade run` with several levels
  PARAMETER=0.2,0.5,0.8        levels; each may be LOW:CENTRAL:HIGH
  PARAMETER=range(0.2,0.9,0.1) as in Hydra: from, up to but without, in steps of
  PARAMETER=linspace(0,1,5)    five levels, both ends among them
  PARAMETER=interval(0.1,0.9)  any number between, for a sampled design
  ACTOR=DOCTRINE,DOCTRINE      doctrines; ACTOR=all for all of them
  mechanisms.NAME=on,off
  over=all                     every parameter by its prior and every actor's doctrine; or names and
                               patterns, as over=home.*,defender

settings
  design=grid          every combination; or lhs, sobol, halton: a sample of points=256 points
  rollouts=400         of each cell, on the same luck in all
  replicates=4         rollouts that share one draw of what the cell leaves open
  outcome=AXIS:LABEL   what text and figures show, several with commas; by default the question's
  seed=7, workers=2, doctrines=mixture, executor=threads, address=, out=DIR, figures=true
                       as to `escalade run`; an interrupted sweep goes on like a run

Leaves cells.parquet (a row a cell), cells_long.parquet (tidy), answer.txt and figures.
"""

SENSITIVITY = """escalade sensitivity scenario=NAME [KEY=VALUE ...]: what moves the probability?

  method=screen        Morris: elementary effects of very many factors; points=20 trajectories
  method=sobol         first-order and total indices of a few; points=256, a power of two
  method=importance    a sample as it is: share of variance by factor, and a forest; points=2500
  over=all             factors: every prior and every actor's doctrine; or names and patterns, as
                       over=home.*,defender. PARAMETER=interval(0.1,0.9) and lists work as to sweep
  rollouts=20          of each cell, on the same luck in all
  outcome=AXIS:LABEL   several with commas; by default the question's
  seed=7, workers=2, doctrines=mixture, executor=threads, out=DIR, figures=true, json=true

Every index has a bootstrap interval; a sample too small is refused, one not converged says so.
"""

DISCOVER = """escalade discover scenario=NAME outcome=AXIS:LABEL: under which conditions?

Boxes (PRIM) and a classification tree over parameters and doctrines, in words, with coverage,
density, support and quasi-p-values; every box is tried on rows that were held out.

  from=DIR             instead of scenario=: a finished run or sweep
  outcome=AXIS:LABEL   or an event such as wide_strike; several with commas; else the question's
  threshold=0.5        a hit is a cell, or a row, whose probability is above it; by default 0.5 for
                       a sweep, and for a run the single rollouts are the hits
  density=0.8          the widest box at least this dense; by default coverage and density are
                       weighed
  boxes=3              at most, each on what the earlier ones leave; it ends with one that does not
                       hold
  rollouts=10000, replicates=4    rollouts that share a parameter row are never split; rows count
  seed=7, workers=2, doctrines=mixture, executor=threads, address=    as to `escalade run`
  out=DIR, figures=true, json=true    as to `escalade audit`

Doctrines, parameters and mechanisms may be given as to `escalade run`.
"""

FINDINGS = """escalade findings scenario=NAME [KEY=VALUE ...]: which statements survive?

Tries every one of the scenario's `comparisons:` over all priors and doctrine profiles: in what
share of rows its sign holds, both sides on the same luck. Lists those that hold in over 90 %, and
those that do not.

  rollouts=12000       on each side; replicates=60 of them share a row
  seed=7, workers=2, doctrines=mixture, out=DIR, figures=true, json=true    as to `escalade audit`
"""

COMPARE = """escalade compare scenario=NAME a.KEY=VALUE [b.KEY=VALUE ...]: what does a change do?

The scenario as it is and every version are played on the same luck and parameter rows. Prints the
change of each outcome with its interval, the variance that sharing saved beside the most it could,
who ends otherwise, and the first choice at which typical ones part.

versions: one letter and a dot before a word that `escalade run` knows; words without go for all
  a.ACTOR=DOCTRINE  a.PARAMETER=VALUE  a.mechanisms.NAME=off
  a.PARAMETER+=AMOUNT  a.PARAMETER-=AMOUNT    the scenario's value or range, moved
  a.threat=none        the first ultimatum is never made;  a.threat=private: nobody hears of it
  a.threat.later=7     days added to its deadline;  a.threat.size=0.5: half of what it asks
  a.threat.rung=6      of the threatened act;  a.threat.publicity=0.5
  ready=what_the_ultimatum_bought    versions none, private, week_longer and smaller_demand
  ready=every_doctrine               a version for every doctrine of every actor

a fork: one rollout, one choice made otherwise, many futures
  fork.day=5 fork.actor=ACTOR fork.track=TRACK fork.option=OPTION
  fork.rollout=17      by default typical: the one nearest to the medians of all counts
  futures=200          of each; both of a pair share their luck from the next day on

  rollouts=4000        of each version
  replicates=2         rollouts that share one draw of the parameters; give it to `escalade replay`
                       too, or to a fork the one of the run that its rollout comes from
  axis=AXIS            whose labels flip; by default end_state, or the first
  watched=12           flips replayed to find where they part, 0 for none
  seed=7, workers=2, doctrines=mixture    as to `escalade run`
  out=DIR              a new or empty folder for compare.json or fork.json and the figure
  figures=true, json=true    as to `escalade audit`

  escalade compare scenario=textbook a.challenger=bluff b.defender.resolve+=0.1
"""

SOLVE = """escalade solve scenario=NAME [KEY=VALUE ...]: doctrines as strategies, threats by design

Plays every profile of some actors' doctrines on shared luck. A payoff is what the actor really got
(utility_ACTOR, the same measure whatever its doctrine). Prints payoffs with intervals, best
replies, Nash and quantal response equilibria, and each actor's minimax-regret doctrine, all with
the share of bootstrap samples of parameter rows in which they hold.

  actors=A,B[,C]       two or more; by default issuer and target of the first ultimatum
  rollouts=1000        of each profile, or of each threat
  mixed=true           mixed equilibria of two actors; needs pip install 'escalade[solve]'
  samples=400          bootstrap samples

  design=ultimatum     instead: how compliance, war, tie and the issuer's worth depend on deadline,
                       size, publicity and rung of the first ultimatum, and the robust threat
  points=80            threats played, a Latin hypercube and the one as issued; at least 30
  compliance=AXIS:LABEL+LABEL, war=..., tie=...    labels that count, where a scenario's differ

  seed=7, workers=2, doctrines=mixture    as to `escalade run`
  out=DIR              a new or empty folder for solve.json or design.json and the figure
  figures=true, json=true    as to `escalade audit`

  escalade solve scenario=textbook rollouts=400
"""
