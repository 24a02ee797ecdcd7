"""What `--help` prints of every verb; imports nothing but texts."""

from sim.questions import QUESTIONS

OTHERS = {
    "list": "scenarios known by name",
    "show NAME [ACTOR]": "actors, doctrines, mechanisms, and parameters with their sources",
    "new NAME": "a commented starter folder for a crisis of your own",
    "validate FOLDER": "check a scenario and explain every error at once",
    "schema out=FOLDER": "JSON Schema of a scenario's files, for editors",
    "runs [DIR]": "the results kept in results/, or in DIR",
    "report DIR": "a folder's page, report.html; a run's with what needs further runs",
    "verify DIR": "whether a folder is as it was written, and comes out again",
    "plot DIR": "draw the figures of a folder again",
    "run -m NAME KEY=A,B": "a run for each combination, into DIR/0, DIR/1, ...",
    "gather DIR": "such runs as one table",
    "export DIR [FILE]": "a run or sweep for the EMA Workbench",
    "version": "the version",
}
HELP = "\n".join([
    "escalade: a wargame engine for ultimatum crises", "",
    "questions about a crisis: escalade QUESTION SCENARIO [KEY=VALUE ...]",
    *(f"  {name:<20} {says}" for name, says in QUESTIONS.items()), "",
    "what is there, and what was found: escalade VERB",
    *(f"  {name:<20} {says}" for name, says in OTHERS.items()), "",
    "`escalade QUESTION --help` says what a question takes. Bad input ends in one error and "
    "status 2.", ""])

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

VERIFY = """escalade verify DIR [KEY=VALUE ...]: whether DIR is as it was written

Compares the SHA-256 and size of every file with the manifest, and the manifest with its own seal.
Tables, texts, figures and the page are made again from sound results where they are missing or
wrong. Ends with status 0 if all is sound, 1 if not. A seal tells damage, mix-ups and careless
edits; it is no signature.

  play=0               so many rollouts of a run, chosen at random, are played again and compared
                       bit for bit
  workers=2            threads that play
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

VERBS = {"list": LIST, "show": SHOW, "validate": VALIDATE, "plot": PLOT, "report": REPORT,
         "verify": VERIFY, "runs": RUNS, "gather": GATHER, "export": EXPORT, "new": NEW,
         "schema": SCHEMA, "version": VERSION}
