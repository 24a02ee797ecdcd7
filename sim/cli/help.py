"""What `--help` prints; imports nothing."""

HELP = """escalade: a wargame engine for ultimatum crises

  escalade run scenario=NAME [rollouts=10000] [seed=7] [workers=2] [out=DIR]
               [ACTOR=DOCTRINE] [PARAMETER=VALUE] [PARAMETER=LOW:CENTRAL:HIGH]
  escalade list                  scenarios known by name
  escalade show NAME [ACTOR]     actors, doctrines, mechanisms, and parameters with their sources
  escalade new NAME              a commented starter folder for a crisis of your own
  escalade validate FOLDER       check a scenario and explain every error at once
  escalade replay scenario=NAME [seed=7] [rollout=0]    one rollout as a chronicle
  escalade runs [DIR]            the results kept in results/, or in DIR
  escalade report DIR            a folder's page, report.html; a run's with what needs further runs
  escalade plot DIR              draw the figures of a run or a study again
  escalade audit scenario=NAME   does everything in a scenario do something?
  escalade attribute scenario=NAME outcome=AXIS:LABEL    which mechanism carries an outcome?
  escalade sweep scenario=NAME KEY=A,B,C    what does the answer do over many values?
  escalade sensitivity scenario=NAME         what moves it most?
  escalade findings scenario=NAME            which statements survive all priors?
  escalade schema out=FOLDER     JSON Schema of a scenario's files, for editors
  escalade compare scenario=NAME a.KEY=VALUE    what does a change do, on shared luck?
  escalade solve scenario=NAME   which doctrine is best against which, and which threat?
  escalade discover scenario=NAME outcome=AXIS:LABEL    under which conditions does it happen?
  escalade run -m scenario=NAME KEY=A,B [out=DIR]    a run a combination, into DIR/0, DIR/1, ...
  escalade gather DIR            such runs as one table
  escalade export DIR [FILE]     a run or sweep for the EMA Workbench
  escalade version

`escalade VERB --help` says more about a verb. Bad input ends in one error and status 2.
"""

RUN = """escalade run scenario=NAME [KEY=VALUE ...]: play a crisis many times, answer its question

settings
  scenario=NAME        a name that `escalade list` shows, or a folder with a scenario.yaml
  rollouts=10000       how many crises to play, 1 to 100,000,000
  seed=7               same scenario, settings and seed: same bytes
  workers=2            threads or processes, 1 to 256; their number never changes the result
  replicates=20        rollouts that share one draw of the parameters, 1 to 100,000
  doctrines=mixture    mixture: draw each actor's doctrine by its weight; named: the scenario's own
  precision=0.005      instead of rollouts: play until every interval of the question's axis is
                       within +-0.005, at most cap=1000000 rollouts
  executor=threads     threads, processes or dask: who plays; the result is the same
  address=HOST:PORT    of a Dask scheduler; without one, dask makes a cluster of this machine
  out=DIR              a new or empty folder; by default a fresh one under results/. A run that was
                       interrupted goes on where it stopped when it is given again
  page=true            false: write no report.html; otherwise a page to read and forward, without
                       what needs further runs (`escalade report` adds that)
  figures=false        true: draw the figures too, which takes some seconds; `escalade plot` draws
                       them later
  code=true            run the Python policies in the scenario's folder; read them first
  every_rollout=true   keep the table of single rollouts; by default up to 100,000

the crisis itself
  ACTOR=DOCTRINE                   turn an actor's doctrine
  PARAMETER=VALUE                  one number
  PARAMETER=LOW:CENTRAL:HIGH       a range: 5 %, 50 % and 95 % points
  PARAMETER=LOW:CENTRAL:HIGH:SHAPE with split_normal, triangular or uniform
  mechanisms.NAME=off              switch a mechanism off
  beliefs=known                    the same drawn types, public from the first day
  ACTOR.lookahead=0                scale one actor's look-ahead, 0 to 1
  do.ACTOR.TRACK=OPTION            force a posture (force, talk), a word (signal) or an answer
                                   (response), on all days or OPTION@2020-02-20..2020-02-29; spans
                                   are joined by +, `silence` says or answers nothing

A value given here replaces the scenario's whole parameter: value, range, grade and source.
`escalade show NAME` lists actors, doctrines, parameters and mechanisms.

  escalade run scenario=textbook challenger=bluff challenger.resolve=0.8 rollouts=2000

With -m before the words, every combination of comma lists (and of all else that Hydra sweeps) is a
run of its own in DIR/0, DIR/1, ...; one that fails is a line in the table, and the same command
goes on where it stopped. For coarse jobs: `escalade sweep` plays many cells far quicker.

  escalade run -m scenario=textbook challenger.resolve=0.2,0.8 out=DIR
"""

LIST = """escalade list: every scenario known by name, one a line

Known are those that come with it, those in the folders that the environment variable
ESCALADE_SCENARIOS lists, and those of installed packs (entry point group escalade.scenarios).
"""

SHOW = """escalade show NAME [ACTOR] [code=true]: a scenario in words

NAME is a name that `escalade list` shows, or a folder. With ACTOR, that actor and its parameters
alone. code=true: run the Python policies in its folder.
"""

VALIDATE = """escalade validate FOLDER [code=true]: check a scenario

Prints everything that is wrong, a line each: file:line: key: problem. Ends with status 0 if the
scenario is sound, 2 if not.
"""

REPLAY = """escalade replay scenario=NAME [KEY=VALUE ...]: one rollout as a chronicle

Who did what, where, because of what and with what effect; of what goes on, only what changes. Then
how it ended, who killed whom and which ground changed hands.

  seed=7, rollout=0    the seed of a run and the number of one of its rollouts, 0 or more
  rollout=typical:END  the rollout in the middle of those that end with END: AXIS.LABEL or a label
  rollout=surprising   the rollout that is rarest all told, and in what
  rollouts=2000        how many are played (by workers=2) to choose one of these two
  from=DIR             choose from a kept run, with its scenario and settings; plays none
  replicates=20        as in that run
  doctrines=mixture    as in that run
  detail=true          the ledger: every decision with all its options, their value by component,
                       their odds and the draw
  json=true            one JSON object a day: the ledger, events with causes, strikes, sentences,
                       holders of places (docs/replay.md)

Doctrines, parameters and mechanisms are given as to `escalade run`.
"""

PLOT = """escalade plot DIR [style=light]: draw the figures in DIR again, into DIR/figures

DIR is the folder of a run, or of any other verb that was given out=DIR. Nothing is played.

  style=light          or dark
"""

REPORT = """escalade report DIR [KEY=VALUE ...]: the page of what DIR holds, DIR/report.html

A page to read, print and forward, in one file. Of a run: the answer in words, how it may end,
dated questions, when, why, what the ultimatum bought, typical courses, who holds what, the guesses
that matter most, and how to repeat it. `escalade run` writes it without the parts that need further
runs; this command adds them, and says what they cost. The numbers are in DIR/report.json. Of any
other verb: the answer, its tables and figures; nothing is played.

  parts=LIST           which of threat, doctrines, mechanisms, evidence, courses to add, with
                       commas; by default all. What is there already is kept
  rollouts=8000        of each version of the ultimatum; doctrines and mechanisms take 3/8 of it
  workers=2            as to `escalade run`

The same command goes on where it was interrupted. Where the scenario can no longer be loaded, or
has changed since, the page is made without what needs it, and says so.
"""

RUNS = """escalade runs [DIR] [json=true]: the results kept in results/, or in DIR

A line a folder, the newest last: verb, scenario, when it was begun, rollouts, status, and the
answer in a sentence. Status: complete, unfinished (the same command goes on with a run, a sweep or
an audit), damaged, empty, or unknown for a folder that is not of these results.

  json=true            the same as JSON, with the answers in full
"""

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
    labels             does each label mean what it says?
    dead               which mechanisms, links and parameters move nothing printed?
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
Sampled designs need the extra `studies`.
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
Needs the extra `studies`.
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

Doctrines, parameters and mechanisms may be given as to `escalade run`. Needs the extra `studies`.
"""

GATHER = """escalade gather DIR: the runs in DIR/0, DIR/1, ... as the cells of one sweep

Writes DIR/cells.parquet and DIR/cells_long.parquet, as `escalade sweep` does: a column for every
setting that differs. A run that failed is a cell without rollouts. `escalade discover from=DIR`
reads it.
"""

EXPORT = """escalade export DIR [FILE]: a run or sweep for the EMA Workbench

Writes FILE, by default DIR/ema.tar.gz, for ema_workbench.load_results: experiments (parameters and
doctrines of every rollout, or of every cell) and outcomes (axis=label, and the counts).
"""

FINDINGS = """escalade findings scenario=NAME [KEY=VALUE ...]: which statements survive?

Tries every one of the scenario's `comparisons:` over all priors and doctrine profiles: in what
share of rows its sign holds, both sides on the same luck. Lists those that hold in over 90 %, and
those that do not.

  rollouts=12000       on each side; replicates=60 of them share a row
  seed=7, workers=2, doctrines=mixture, out=DIR, figures=true, json=true    as to `escalade audit`
"""

NEW = """escalade new NAME [KEY=VALUE ...]: a commented starter folder that runs as it stands

  actors=alpha,beta,gamma            issuer, target, patron, client, outside powers, in order
  actors=alpha:issuer,beta:target    or with roles; one issuer and one target
  map=true                           with places, roads, lines, talks and posts
  out=FOLDER                         where; by default a folder NAME here. It must not exist yet

  escalade new my_crisis actors=north,south map=true
"""

SCHEMA = """escalade schema out=FOLDER: JSON Schema of a scenario's YAML files

Writes scenario.json, menus.json, parameters.json and doctrine.json. An editor that reads the line
`# yaml-language-server: $schema=FOLDER/scenario.json` at the head of a file completes and checks
it. `escalade new` writes both into a new folder. `escalade validate` sees more than a schema can.
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
         "plot": PLOT, "audit": AUDIT, "attribute": ATTRIBUTE, "sweep": SWEEP,
         "sensitivity": SENSITIVITY, "findings": FINDINGS, "compare": COMPARE, "solve": SOLVE,
         "discover": DISCOVER, "report": REPORT, "runs": RUNS, "gather": GATHER, "export": EXPORT,
         "new": NEW, "schema": SCHEMA, "version": VERSION}
