"""What `--help` prints; imports nothing."""

HELP = """escalade: a wargame engine for ultimatum crises

  escalade run scenario=NAME [rollouts=10000] [seed=7] [workers=2] [out=DIR]
               [ACTOR=DOCTRINE] [PARAMETER=VALUE] [PARAMETER=LOW:CENTRAL:HIGH]
  escalade list                  scenarios that come with it
  escalade show NAME [ACTOR]     actors, doctrines, mechanisms, and parameters with their sources
  escalade validate FOLDER       check a scenario and explain every error at once
  escalade replay scenario=NAME [seed=7] [rollout=0]    one rollout, day by day
  escalade plot DIR              draw a run's figures again
  escalade audit scenario=NAME   does everything in a scenario do something?
  escalade attribute scenario=NAME outcome=AXIS:LABEL    which mechanism carries an outcome?
  escalade compare scenario=NAME a.KEY=VALUE    what does a change do, on shared luck?
  escalade solve scenario=NAME   which doctrine is best against which, and which threat?
  escalade version

`escalade VERB --help` says more about a verb. Bad input ends in one error and status 2.
"""

RUN = """escalade run scenario=NAME [KEY=VALUE ...]: play a crisis many times, answer its question

settings
  scenario=NAME        a name that `escalade list` shows, or a folder with a scenario.yaml
  rollouts=10000       how many crises to play, 1 to 100,000,000
  seed=7               same scenario, settings and seed: same bytes
  workers=2            threads, 1 to 256; their number never changes the result
  replicates=20        rollouts that share one draw of the parameters, 1 to 100,000
  doctrines=mixture    mixture: draw each actor's doctrine by its weight; named: the scenario's own
  out=DIR              a new or empty folder; by default a fresh one under results/
  figures=true         false: draw none
  every_rollout=true   keep the table of single rollouts; by default up to 100,000

the crisis itself
  ACTOR=DOCTRINE                   turn an actor's doctrine
  PARAMETER=VALUE                  one number
  PARAMETER=LOW:CENTRAL:HIGH       a range: 5 %, 50 % and 95 % points
  PARAMETER=LOW:CENTRAL:HIGH:SHAPE with split_normal, triangular or uniform
  mechanisms.NAME=off              switch a mechanism off

A value given here replaces the scenario's whole parameter: value, range, grade and source.
`escalade show NAME` lists actors, doctrines, parameters and mechanisms.

  escalade run scenario=textbook challenger=bluff challenger.resolve=0.8 rollouts=2000
"""

LIST = """escalade list: the scenarios that come with it, one a line
"""

SHOW = """escalade show NAME [ACTOR]: a scenario in words

NAME is a name that `escalade list` shows, or a folder. With ACTOR, that actor and its parameters
alone.
"""

VALIDATE = """escalade validate FOLDER: check a scenario

Prints everything that is wrong, a line each: file:line: key: problem. Ends with status 0 if the
scenario is sound, 2 if not.
"""

REPLAY = """escalade replay scenario=NAME [KEY=VALUE ...]: one rollout, day by day

  seed=7, rollout=0    the seed of a run and the number of one of its rollouts, 0 or more
  replicates=20        as in that run
  doctrines=mixture    as in that run
  json=true            one JSON object a day

Doctrines, parameters and mechanisms are given as to `escalade run`.
"""

PLOT = """escalade plot DIR: draw the figures of the run in DIR again, into DIR/figures
"""

AUDIT = """escalade audit scenario=NAME [KEY=VALUE ...]: does everything do something?

Reports parameters and mechanisms that move nothing, options never chosen, injects that never fire,
labels never reached, priors piled on a bound, luck against ignorance in every outcome, and whether
a headline share moves when the same crisis is written otherwise. Ends with status 0 if nothing is
found or all of it is explained in scenario.yaml (explained: {FINDING-ID: reason}), else 1.

  rollouts=12000       of the scenario as it is; changes get a sixtieth, a twelfth, then a third
  seed=7, workers=2, doctrines=mixture    as to `escalade run`
  out=DIR              a new or empty folder for audit.json and the figure; by default none is kept
  figures=true         false: draw none
  json=true            JSON instead of the page

Doctrines, parameters and mechanisms may be given as to `escalade run`; they hold throughout.
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

VERSION = """escalade version: the version
"""

VERBS = {"run": RUN, "list": LIST, "show": SHOW, "validate": VALIDATE, "replay": REPLAY,
         "plot": PLOT, "audit": AUDIT, "attribute": ATTRIBUTE, "compare": COMPARE,
         "solve": SOLVE, "version": VERSION}
