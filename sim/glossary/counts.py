"""What the engine calls the counts, events and daily series of a rollout (`sim.state.outputs`).

{issuer}, {target} and {patron} are those of the first ultimatum, {side0} advances, {side1} holds
the ground at issue; {0} and {1} are the actors that a name belongs to. Verbs are in the past, which
fits one subject and several.
"""

from __future__ import annotations

from typing import Final

from sim.glossary.roles import Table

UNIT: Final = "on a scale on which the whole issue is worth 1"
WIDE: Final = ("{issuer} struck the forces of {target} anywhere, not only near the front, and said "
               "so")

COUNTS: Final[Table] = {
    "civilians": ("civilian deaths", "Civilians killed in the fighting."),
    "displaced": ("people displaced", "People put to flight, those of before the first day "
                  "included where the scenario counts them."),
    "area_taken": ("net area taken, km\N{SUPERSCRIPT TWO}",
                   "Square kilometres of ground that {side0} took, less what was lost again."),
    "share": ("share of ground held", "Share of the ground in dispute that {side1} held on the "
              "last evening, from 0 to 1."),
    "incidents": ("fatal incidents", "Attacks and accidents outside the front line that killed "
                  "soldiers."),
    "rounds_delegation": ("talks of delegations", "Rounds of talks between delegations."),
    "rounds_call": ("calls of leaders", "Calls between leaders."),
    "rounds_summit": ("summits", "Meetings of leaders."),
    "offers": ("offers of a deal", "Offers of a deal that were made in talks."),
    "deals": ("deals struck", "Deals and truces that came into force."),
    "breaks": ("deals broken", "Deals and truces that broke down."),
    "deal_days": ("days with a deal", "Days on which a deal or a truce was in force."),
    "threats": ("threats made", "Demands with a date, and warnings, that were made or renewed."),
    "answers": ("provocations answered", "Times that a passed deadline or a fatal attack called "
                "for an answer by force and got one, in full or in part."),
    "unanswered": ("provocations unanswered", "Times that a passed deadline or a fatal attack "
                   "called for an answer by force and was let pass."),
    "attack_spells": ("ground offensives", "Unbroken runs of days on which {side0} attacked on "
                      "the ground in strength."),
    "attack_days": ("days of ground attack", "Days on which {side0} attacked on the ground in "
                    "strength."),
    "encircled": ("posts surrounded", "Military posts left on the other side's ground on the last "
                  "evening."),
    "wide_days": ("days of wide strikes", f"Days on which {WIDE}."),
    "wide_bouts": ("spells of wide strikes", f"Unbroken runs of days on which {WIDE}."),
    "risk": ("risk of losing control", "Chance, added up over the days, that fire or contact "
             "between {issuer} and {patron}, or another backer of {target}, ran out of control "
             "into open war."),
    "locked_at_deadline": ("bound to act at the deadline", "1 if by the day of the deadline "
                           "backing away had become so costly for {issuer} that it was all but "
                           "bound to act, 0 if not."),
    "entropy_at_deadline": ("doubt about {issuer} at the deadline", "How unsure others still were "
                            "on the day of the deadline of what {issuer} would bear, from 0 "
                            "(sure) to 1.6 (no idea)."),
    "misattributed": ("attacks blamed on the wrong side", "Fatal attacks that were pinned on "
                      "somebody else than their author."),
    "outside_steps": ("steps of backing from outside", "Times that a power outside the conflict "
                      "stepped up its backing of {issuer}."),
    "withheld": ("cuts in help", "Times that a backer cut the help it gave."),
    "shields": ("shields placed", "Times that a backer placed forces of its own in the way of "
                "strikes."),
    "disaster": ("war out of control", "1 if {issuer} and {patron}, or another backer of {target}, "
                 "slid into open war with each other, 0 if not."),
    "spoiler_attacks": ("attacks by those left out", "Attacks outside the lines by those whom a "
                        "deal or an offer left out."),
    "campaigns": ("campaigns of fire", "Campaigns of acknowledged strikes that anybody opened "
                  "against anybody."),
    "campaign_ends_aim_met": ("campaigns that met their aim", "Campaigns of strikes that ended "
                              "with what they were for: a demand met, a blow answered in full, "
                              "those whom their author backs left alone."),
    "campaign_ends_deal": ("campaigns ended by a deal", "Campaigns of strikes that ended with a "
                           "deal, or with a demand taken back."),
    "campaign_ends_exhaustion": ("campaigns that ran out", "Campaigns of strikes that ended with "
                                 "the staying power of their author."),
    "campaign_ends_choice": ("campaigns called off", "Campaigns of strikes that their author "
                             "chose to end."),
    "campaign_ends_peace": ("campaigns ended by peace", "Campaigns of strikes that ended with the "
                            "crisis."),
    "peace_days": ("days of peace", "Days on which the crisis was over: the demand met, a deal "
                   "held for long or both sides stood down, and nothing new since."),
}
MEASURES: Final[Table] = {  # `sim.state.outputs.RATIOS`
    "truce_life": ("days a truce holds", "Days with a deal or a truce for each one struck."),
}
UNMAPPED: Final[Table] = {  # instead, where there are no places to hold
    "share": ("share of the demand met", "Share of what {issuer} demanded of {target} that was "
              "given or taken by force by the last evening, from 0 to 1."),
}
EVENTS: Final[Table] = {
    "wide_strike": ("wide strikes", f"{WIDE}."),
    "deal": ("a deal", "A deal or a truce came into force."),
    "breakdown": ("the breakdown of a deal", "A deal or a truce broke down."),
    "execution": ("the threat carried out", "{issuer} hit {target} as hard as its ultimatum had "
                  "threatened, or harder."),
    "peace": ("the end of the crisis", "The crisis was over: the demand was met, a deal had held "
              "for long or both sides had stood down."),
    "fall": ("the loss of the ground", "Nine tenths of the disputed ground that {side1} held on "
             "the first day were lost."),
}
BY_ACTOR: Final[Table] = {  # counts and series of one actor, by what stands before its name
    "deaths": ("deaths, {0}", "Soldiers of {0} killed."),
    "utility": ("what the crisis brought {0}", "Gains less costs for {0} over the "
                f"whole crisis, {UNIT}."),
    "commitment": ("cost of backing down, {0}", "What it would cost {0} at home to back away from "
                   f"its threat, {UNIT}."),
    "belief": ("resolve seen in {0}", "How much others believed {0} ready to bear for the "
               "issue, from 0 (nothing) to 1 (anything)."),
}
BY_PAIR: Final[Table] = {
    "rung": ("force used by {0} against {1}", "How far {0} had climbed towards {1} on the ladder "
             "of force, from 0 (a ceasefire kept) to 9 (a war of several powers)."),
    "tie": ("goodwill between {0} and {1}, 0 none to 1 full", "How much was left of the goodwill "
            "between {0} and {1}, from 0 (none) to 1 (full)."),
}
SERIES: Final[Table] = {  # daily series that are no count of the same name
    "deal": ("a deal in force", "1 on days on which a deal or a truce was in force, 0 on others."),
}
