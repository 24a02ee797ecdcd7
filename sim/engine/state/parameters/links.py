"""Pairs of actors, lines, agreements, channels, threats and pledges."""

from sim.engine.state import capacity as cap
from sim.engine.state import names
from sim.engine.state.counts import UNIT
from sim.engine.state.declare import reals
from sim.engine.state.parameters.parameter import Parameter


class LinkParameters:
    """Pairs of actors, lines, agreements, channels, threats and pledges."""

    influence = reals(cap.ACTORS, cap.ACTORS, given_by=(  # [patron, client]
        Parameter("link.<actor>.<actor>.influence", 0, 1, 0, "0..1",
                  "patron's hold on its client's choices", "hold of {0} on {1}",
                  "How far {0} can make {1} act as it wishes, from 0 (none) to 1 (full)."),
    ))
    dependence = reals(cap.ACTORS, cap.ACTORS, given_by=(  # [client, patron]
        Parameter("link.<actor>.<actor>.dependence", 0, 1, 0, "0..1", "client's need of its patron",
                  "need of {1} for {0}",
                  "How badly {1} would miss the help of {0}, from 0 (none) to 1 (full).",
                  index="1 0"),
    ))
    tie = reals(cap.ACTORS, cap.ACTORS, given_by=(  # symmetric
        Parameter("tie.<actor>.<actor>.start", 0, 1, 0.5, "0..1", "goodwill, both ways",
                  "goodwill between {0} and {1} at the start",
                  "How much goodwill there was between {0} and {1} on the first day, from 0 "
                  "(none) to 1 (full).", index="0 1|1 0"),
    ))
    tie_value = reals(cap.ACTORS, cap.ACTORS, given_by=(  # [i, j]: to i of the tie with j
        Parameter("tie.<actor>.<actor>.value", 0, 20, 0, "issue", "worth of the tie to one",
                  "worth to {0} of goodwill with {1}",
                  f"What full goodwill with {{1}} is worth to {{0}}, {UNIT}."),
    ))
    line_value = reals(cap.LINES, cap.ACTORS, given_by=(
        Parameter("line.<line>.value.<actor>", -20, 20, 0, "issue",
                  "worth of the line beyond its ground", "worth of {0} to {1}",
                  f"What a deal on {{0}} is worth to {{1}} beyond its ground, {UNIT}."),
    ))
    line_strength = reals(cap.LINES, given_by=(
        Parameter("line.<line>.strength", 0, 1, 0.5, "0..1", "guarantors, buffer and patrols",
                  "strength of {0}",
                  "How well guarantors, a buffer and patrols would keep a deal on {0}, from 0 "
                  "(none) to 1 (full)."),
    ))
    agreement_health = reals(cap.AGREEMENTS, given_by=(
        Parameter("agreement.<agreement>.health", 0, 1, 0.5, "0..1", "standing at the start",
                  "standing of {0} at the start",
                  "How far {0} was still kept on the first day, from 0 (none) to 1 (full)."),
    ))
    channel_rate = reals(cap.CHANNELS, names.N_ROUNDS, given_by=(
        Parameter("channel.<channel>.delegation", 0, 5, 0, "1/day", "unscheduled delegations",
                  "delegations by {0}", "Unplanned rounds of delegations a day in {0}.",
                  index="0 =ROUND_DELEGATION"),
        Parameter("channel.<channel>.call", 0, 5, 0, "1/day", "unscheduled calls", "calls by {0}",
                  "Unplanned calls of leaders a day in {0}.", index="0 =ROUND_CALL"),
        Parameter("channel.<channel>.summit", 0, 5, 0, "1/day", "unscheduled summits",
                  "summits by {0}", "Unplanned meetings of leaders a day in {0}.",
                  index="0 =ROUND_SUMMIT"),
    ))
    ult_publicity = reals(cap.ULTIMATUMS, given_by=(
        Parameter("ultimatum.<ultimatum>.publicity", 0, 1, 0.5, "0..1", "how public the threat is",
                  "how public {0} is",
                  "How public the threat of {0} is, from 0 (secret) to 1 (before all)."),
    ))
    ult_partial = reals(cap.ULTIMATUMS, given_by=(
        Parameter("ultimatum.<ultimatum>.partial", 0, 1, 0.3, "share",
                  "credit at which it counts as met in part", "part of {0} that counts",
                  "Share of what {0} demands from which on it counts as met in part."),
    ))
    pledge_publicity = reals(cap.PLEDGES, given_by=(
        Parameter("pledge.<pledge>.publicity", 0, 1, 0.5, "0..1", "how public the pledge is",
                  "how public {0} is",
                  "How public the warning of {0} is, from 0 (secret) to 1 (before all)."),
    ))
    pledge_scope = reals(cap.PLEDGES, given_by=(
        Parameter("pledge.<pledge>.scope", 0, 1, 1, "0..1", "0 near the front, 1 anywhere",
                  "reach of the answer, {0}",
                  "Where the answer of {0} would strike, from 0 (near the front) to 1 (anywhere)."),
    ))
    pledge_proportion = reals(cap.PLEDGES, given_by=(
        Parameter("pledge.<pledge>.proportion", 0, 100, 1, "ratio",
                  "claimed losses aimed at per own death", "size of the answer, {0}",
                  "Enemy losses aimed at for each own death by the answer of {0}."),
    ))
    pledge_threshold = reals(cap.PLEDGES, given_by=(
        Parameter("pledge.<pledge>.threshold", 0, 1e6, 0, "deaths",
                  "least of one blow, or of all since the last answer, that calls it in; 0: its "
                  "trigger alone", "losses that call in {0}",
                  "Own deaths, of one blow or of all since the last answer, from which on {0} "
                  "calls for one."),
    ))
