"""What `--help` prints of every verb; imports nothing but texts."""

from sim.cli.help_studies import (
    ATTRIBUTE,
    AUDIT,
    COMPARE,
    DISCOVER,
    FINDINGS,
    SENSITIVITY,
    SOLVE,
    SWEEP,
)

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
  floor=on             off: do not say what is left of the answer, and of war by choice, without the
                       demand, without pledges too and with nothing at stake; each of the four
                       takes a twentieth of the rollouts more, at least 200
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
                       their odds, the taste for the one taken and the plan
  draw=FILE day=DATE   also write the map on the evening of that day as SVG: holders, posts, attacks
                       at their places, strikes
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

GATHER = """escalade gather DIR: the runs in DIR/0, DIR/1, ... as the cells of one sweep

Writes DIR/cells.parquet and DIR/cells_long.parquet, as `escalade sweep` does: a column for every
setting that differs. A run that failed is a cell without rollouts. `escalade discover from=DIR`
reads it.
"""

EXPORT = """escalade export DIR [FILE]: a run or sweep for the EMA Workbench

Writes FILE, by default DIR/ema.tar.gz, for ema_workbench.load_results: experiments (parameters and
doctrines of every rollout, or of every cell) and outcomes (axis__label, and the counts).
"""

NEW = """escalade new NAME [KEY=VALUE ...]: a commented starter folder that runs as it stands

  actors=alpha,beta,gamma            issuer, target, patron, client, outside powers, in order
  actors=alpha:issuer,beta:target    or with roles; one issuer and one target
  map=true                           with places, roads, lines, talks and posts
  out=FOLDER                         where; by default a folder NAME here. It must not exist yet

  escalade new my_crisis actors=north,south map=true
"""

SCHEMA = """escalade schema out=FOLDER: JSON Schema of a scenario's YAML files

Writes scenario.json, menus.json, parameters.json, words.json, starts.json and doctrine.json. An
editor that reads the line `# yaml-language-server: $schema=FOLDER/scenario.json` at the head of a
file completes and checks it. `escalade new` writes both into a new folder. `escalade validate` sees
more than a schema can.
"""

VERSION = """escalade version: the version
"""

VERBS = {"run": RUN, "list": LIST, "show": SHOW, "validate": VALIDATE, "replay": REPLAY,
         "plot": PLOT, "audit": AUDIT, "attribute": ATTRIBUTE, "sweep": SWEEP,
         "sensitivity": SENSITIVITY, "findings": FINDINGS, "compare": COMPARE, "solve": SOLVE,
         "discover": DISCOVER, "report": REPORT, "runs": RUNS, "gather": GATHER, "export": EXPORT,
         "new": NEW, "schema": SCHEMA, "version": VERSION}
