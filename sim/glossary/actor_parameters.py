"""What the engine calls the numbers that belong to an actor, a tie, a line or a threat.

Keys are the patterns of `sim.scenario.catalog_table`. {0} and {1} are what stands in the path, in
its order; {issuer} and the other roles are those of the first ultimatum.
"""

from __future__ import annotations

from typing import Final

from sim.glossary.roles import Table
from sim.state.counts import UNIT

A: Final = "<actor>."
OF: Final = ", from 0 (none) to 1 (full)"

ACTORS: Final[Table] = {
    A + "resolve": ("resolve of {0}", "How much {0} would bear for the issue, from 0 (nothing) "
                    "to 1 (anything)."),
    A + "misperception": ("misread resolve of {0}", "How much more {0} would bear for the issue "
                          "than others believe; below 0, how much less."),
    A + "war_cost": ("cost of war to {0}", f"What a war fought to its limits would cost {{0}} if "
                     f"it had no resolve, {UNIT}."),
    A + "precision": ("care in choosing, {0}", "How seldom {0} would take an option that is worth "
                      "less to it than another."),
    A + "stake": ("stake of {0} in the ground", f"What the whole ground or demand at issue is "
                  f"worth to {{0}}, {UNIT}."),
    A + "discount": ("patience of {0} in talks", "What a deal one round later is still worth to "
                     "{0}, as a share of one today."),
    A + "lookahead": ("foresight of {0}", "How much weight the answers of others carry with "
                      f"{{0}}{OF}."),
    A + "reconsider_force": ("fresh looks at force, {0}", "Chance on a day of a fresh look by {0} "
                             "at its use of force, though nothing prompts it."),
    A + "reconsider_talk": ("fresh looks at talks, {0}", "Chance on a day of a fresh look by {0} "
                            "at its stance in talks, though nothing prompts it."),
    A + "reconsider_signal": ("fresh thoughts of a statement, {0}", "Chance on a day that {0} "
                              "would think of a public statement, though nothing prompts it."),
    A + "breach": ("price of firing first, {0}", "What it costs {0}, at home and abroad, to open "
                   f"fire on a state that has not struck, {UNIT}."),
    A + "redraw": ("fresh starts of policy, {0}", "Chance on a day that {0} goes over its whole "
                   "policy anew, though nothing prompts it."),
    A + "audience": ("cost of a public threat to {0}", "What a fully public threat adds to the "
                     f"cost of backing down at home for {{0}}, {UNIT}."),
    A + "weariness": ("war weariness of {0}", "What each own death outside the front adds to the "
                      f"cost of effort in war for {{0}}, {UNIT}."),
    A + "revenge": ("demand for revenge in {0}", "What each own death adds to the cost of giving "
                    f"no answer for {{0}}, {UNIT}."),
    A + "refugee_burden": ("burden of refugees on {0}", "What 100,000 people put to flight towards "
                           f"{{0}} cost it, {UNIT}."),
    A + "reputation": ("reputation of {0} at the start", "How far others expect {0} to carry its "
                       "threats out, from 0 (never) to 1 (always)."),
    A + "reputation_weight": ("worth of its reputation to {0}", "What a full reputation for "
                              f"carrying threats out is worth to {{0}}, {UNIT}."),
    A + "disaster": ("cost to {0} of a war out of control", "What an open war between {issuer} "
                     f"and {{patron}}, or another backer of {{target}}, would cost {{0}}, {UNIT}."),
    A + "strength": ("front strength of {0}", "Thousands of men that {0} had at the front on the "
                     "first day."),
    A + "troops": ("troops of {0} at the start", "Men that {0} had in the theatre on the first "
                   "day."),
    A + "troops_max": ("most troops of {0}", "The most men that {0} can keep in the theatre."),
    A + "inflow": ("reinforcements of {0}", "Men that {0} can bring in a day at full flow."),
    A + "strike_power": ("strike power of {0}", "Enemy soldiers that a day of full fire by {0} "
                         "from the ground kills."),
    A + "air_power": ("air power of {0}", "Enemy soldiers that a day of full fire by {0} from the "
                      "air kills in clear weather."),
    A + "sea_power": ("sea power of {0}", "Enemy soldiers that a day of full fire by {0} from the "
                      "sea kills in clear weather."),
    A + "ruin": ("deaths {0} cannot bear", "Own deaths at which {0} has borne the full cost of a "
                 "war."),
    A + "stamina": ("staying power of {0}", "Days of full effort at which {0} has borne the full "
                    "cost of a war and must stop a campaign."),
    A + "claim_ratio": ("claims of {0} over losses dealt", "Enemy losses claimed by {0} for each "
                        "one inflicted."),
    A + "format_stake": ("worth of forums to {0}", "What a forum of talks in good standing is "
                         f"worth to {{0}}, {UNIT}."),
    A + "credibility_stake": ("name of {0} as a backer", "What standing by those it backs is worth "
                              f"to {{0}}, {UNIT}."),
    A + "wedge_motive": ("gain of {0} from a rift", "What a rift between {issuer} and its partners "
                         f"is worth to {{0}}, {UNIT}."),
    A + "commitment": ("commitment of {0} at the start", "What backing down would have cost {0} on "
                       f"the first day, {UNIT}."),
    A + "mobilisation_days": ("days of mobilisation, {0}", "Days from the order to full "
                              "mobilisation of {0}; 0: it has no such schedule."),
    A + "hidden": ("acts of {0} unseen", "1 if the acts of {0} are seen by nobody, 0 if they are "
                   "seen."),
}
LINKS: Final[Table] = {
    "link.<actor>.<actor>.influence": ("hold of {0} on {1}", f"How far {{0}} can make {{1}} act as "
                                       f"it wishes{OF}."),
    "link.<actor>.<actor>.dependence": ("need of {1} for {0}", "How badly {1} would miss the help "
                                        f"of {{0}}{OF}."),
    "tie.<actor>.<actor>.start": ("goodwill between {0} and {1} at the start", "How much goodwill "
                                  f"there was between {{0}} and {{1}} on the first day{OF}."),
    "tie.<actor>.<actor>.value": ("worth to {0} of goodwill with {1}", "What full goodwill with "
                                  f"{{1}} is worth to {{0}}, {UNIT}."),
    "line.<line>.value.<actor>": ("worth of {0} to {1}", "What a deal on {0} is worth to {1} "
                                  f"beyond its ground, {UNIT}."),
    "line.<line>.strength": ("strength of {0}", "How well guarantors, a buffer and patrols would "
                             f"keep a deal on {{0}}{OF}."),
    "agreement.<agreement>.health": ("standing of {0} at the start", "How far {0} was still kept "
                                     f"on the first day{OF}."),
    "channel.<channel>.delegation": ("delegations by {0}", "Unplanned rounds of delegations a day "
                                     "in {0}."),
    "channel.<channel>.call": ("calls by {0}", "Unplanned calls of leaders a day in {0}."),
    "channel.<channel>.summit": ("summits by {0}", "Unplanned meetings of leaders a day in {0}."),
    "ultimatum.<ultimatum>.publicity": ("how public {0} is", "How public the threat of {0} is, "
                                        "from 0 (secret) to 1 (before all)."),
    "ultimatum.<ultimatum>.partial": ("part of {0} that counts", "Share of what {0} demands from "
                                      "which on it counts as met in part."),
    "pledge.<pledge>.publicity": ("how public {0} is", "How public the warning of {0} is, from 0 "
                                  "(secret) to 1 (before all)."),
    "pledge.<pledge>.scope": ("reach of the answer, {0}", "Where the answer of {0} would strike, "
                              "from 0 (near the front) to 1 (anywhere)."),
    "pledge.<pledge>.proportion": ("size of the answer, {0}", "Enemy losses aimed at for each own "
                                   "death by the answer of {0}."),
    "pledge.<pledge>.threshold": ("losses that call in {0}", "Own deaths, of one blow or of all "
                                  "since the last answer, from which on {0} calls for one."),
}
TRAITS: Final[Table] = {  # by policy and trait, or by trait alone; {0} the actor, {1} the doctrine
    "ultimatum.patience": ("days of waiting before a strike ({0}, {1})", "Days that {0} would "
                           "wait after a fatal attack before a strike."),
    "patience": ("days of forbearance ({0}, {1})", "Days that {0} would let pass after a "
                 "fatal attack."),
    "firmness": ("cost of going back on its word ({0}, {1})", "What it costs {0} to go back on "
                 f"its word, or to act before the date, {UNIT}."),
    "rung_cap": ("most force it will use ({0}, {1})", "The highest step of the ladder of force, 0 "
                 "to 9, that {0} will use."),
    "rung_floor": ("least force once provoked ({0}, {1})", "The step of the ladder of force, 0 to "
                   "9, that {0} would go to at least once provoked."),
    "impatience": ("cost of holding back ({0}, {1})", "What it costs {0} to use less force than "
                   f"its least, or to wait, {UNIT}."),
    "noise_level": ("liking for threats in words ({0}, {1})", "What a threat in words is worth to "
                    f"{{0}} by itself, {UNIT}."),
    "shyness": ("cost of carrying a threat out ({0}, {1})", "What carrying a threat out costs {0} "
                f"on top, {UNIT}."),
    "appetite": ("liking for an attack at a good moment ({0}, {1})", "What an attack at a good "
                 f"moment is worth to {{0}} by itself, {UNIT}."),
    "opportunist.caution": ("help it waits for ({0}, {1})", "How much help from its backer "
                            f"{{0}} would want before moving{OF}."),
    "price": ("worth of a round of talks ({0}, {1})", "What talks held, or help held back for "
              f"them, are worth to {{0}} by themselves, {UNIT}."),
    "leverage": ("help it will hold back ({0}, {1})", "Share of its help that {0} would hold "
                 "back."),
    "loyalty": ("cost of giving less than full help ({0}, {1})", "What it costs {0} to give less "
                f"than full help or cover, {UNIT}."),
    "zeal": ("worth of spoiling a deal ({0}, {1})", "What an attack on a truce or an offer is "
             f"worth to {{0}} by itself, {UNIT}."),
    "ambition": ("worth of backing against a partner ({0}, {1})", "What full backing is worth to "
                 f"{{0}} by itself once the partners have fallen out, {UNIT}."),
    "reluctance": ("cost of any costly act ({0}, {1})", "What any costly act costs {0} on top, "
                   f"{UNIT}."),
}
