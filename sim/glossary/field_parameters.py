"""What the engine calls the numbers of the theatre, of talks, truces, ties and beliefs.

Keys are the paths of `sim.scenario.catalog_table`; {issuer} and the other roles are those of the
first ultimatum.
"""

from __future__ import annotations

from typing import Final

from sim.glossary.roles import Table
from sim.state.counts import UNIT

FIELD: Final[Table] = {
    "theatre.advance": ("pace of a full attack", "Square kilometres taken a day by an attack at "
                        "full pace."),
    "theatre.decisiveness": ("weight of numbers", "How strongly the balance of forces decides "
                             "whether an attack gains ground."),
    "theatre.support_effect": ("strength added by full help", "Share of its strength that a force "
                               "gains from full help of a backer."),
    "theatre.off_axis": ("ground off the line of attack", "How much of an attack goes to places "
                         "off its line, compared with those on it."),
    "theatre.caution_drag": ("pace lost to care", "Share of an attack's pace lost to full care "
                             "not to hit others."),
    "theatre.culmination": ("days an attack lasts", "Days that half of all attacks outlast before "
                            "they have to pause."),
    "theatre.culmination_shape": ("how attacks tire", "Above 1 an attack is likelier to stop the "
                                  "longer it has lasted, below 1 less likely."),
    "theatre.rest": ("days of rest after an attack", "Days that half of all spent attackers need "
                     "longer than to go on."),
    "theatre.rest_shape": ("how rests end", "Above 1 a rest is likelier to end the longer it has "
                           "lasted, below 1 less likely."),
    "theatre.pace_spread": ("how much an attack's pace varies", "Spread of an attack's pace around "
                            "its mean, on a logarithmic scale."),
    "theatre.pace_persistence": ("how long momentum lasts", "Part of what an attack's pace is "
                                 "above or below its mean that is left a day later."),
    "theatre.attack_deaths": ("deaths under a full attack", "Deaths a day among the defenders "
                              "under an attack at full pace, at even odds."),
    "theatre.quiet_deaths": ("deaths on a quiet front", "Deaths a day on each side of a quiet "
                             "front."),
    "theatre.exchange_ratio": ("attacker's losses", "Deaths among attackers for each death among "
                               "defenders."),
    "theatre.counter_rate": ("pace of a counter-attack", "Pace of a counter-attack as a share of "
                             "that of an attack."),
    "theatre.civilian_deaths": ("civilians killed", "Civilians killed for each death on one side "
                                "of the front."),
    "theatre.wounded": ("dead and wounded", "Soldiers out of action for each one killed, the dead "
                        "among them."),
    "theatre.pullback_rate": ("pace of a withdrawal", "Share of the ground demanded that is given "
                              "back a day by whoever gives way."),
    "theatre.pinning": ("fire that pins a front", "Dead a day by fire on a thousand men that keep "
                        "half of them from fighting."),
    "theatre.pinned_front": ("front pinned by fire", "Share of the strength of a front that is "
                             "gone while fire keeps all of it from fighting."),
    "theatre.seizure": ("pace of an assault", "Share of what is at issue that an overwhelming "
                        "assault takes in a day, where there is no map."),
    "theatre.help_effort": ("effort of helping", "Share of full effort that full help or cover for "
                            "others asks of a backer."),
    "theatre.review": ("days between reviews of a campaign", "Days after which whoever strikes "
                       "asks itself whether to go on."),
    "theatre.shortest": ("shortest answer", "Days that an answer by fire lasts at the least."),
    "theatre.demobilise": ("pace of standing down", "How fast a mobilisation is undone, compared "
                           "with how fast it was made."),
    "incidents.post_pace": ("pace of moving posts", "Men a day who leave a surrounded post, or man "
                            "one at the front, at full order."),
    "incidents.hazard_post": ("danger to surrounded posts", "Chance a day of a fatal attack for "
                              "each surrounded post."),
    "incidents.hazard_block": ("danger to exposed troops", "Chance a day of a fatal attack for "
                               "every 1000 exposed troops."),
    "incidents.ordered": ("attacks on order", "Fatal attacks a day by whoever is ordered to fire "
                          "on exposed troops and not to own to it."),
    "incidents.quiet": ("danger on a quiet front", "Share of the danger to posts and troops under "
                        "a full attack that there is on a quiet front."),
    "incidents.caution_effect": ("danger removed by care", "Share of that danger that full care "
                                 "removes."),
    "incidents.section_share": ("attacks that hit a section", "Share of fatal attacks that hit a "
                                "section, more than a few men."),
    "incidents.company_share": ("attacks that hit a company", "Share of fatal attacks that hit a "
                                "company."),
    "incidents.lethality": ("killed among those hit", "Share of those hit by a fatal attack who "
                            "die."),
    "incidents.slip": ("orders carried out too harshly", "Share of orders that are carried out "
                       "more harshly than meant."),
    "incidents.misattribution": ("attacks blamed on the wrong side", "Share of fatal attacks that "
                                 "are pinned on the wrong author."),
    "incidents.no_notice": ("movements not announced", "Share of troop movements that are not "
                            "announced to the other side."),
    "incidents.patron_exposure": ("attacks by a backer", "Share of the danger of an accident that "
                                  "a backer in full support adds."),
    "incidents.near": ("reach of fire near the front", "What fire kept near the front does to a "
                       "backer's men and goodwill, as a share of fire anywhere."),
    "incidents.spoil_rate": ("attacks by those left out", "Attacks outside the lines a day while "
                             "they are ordered."),
    "incidents.spoil_deaths": ("deaths in such an attack", "Soldiers killed in an attack outside "
                               "the lines, beyond the first."),
}
REST: Final[Table] = {
    "talks.bind_delegation": ("chance of a deal by delegations", "Chance that delegations can "
                              "close a deal when they meet."),
    "talks.bind_call": ("chance of a deal by a call", "Chance that a call of leaders can close a "
                        "deal."),
    "talks.bind_summit": ("chance of a deal at a summit", "Chance that a meeting of leaders can "
                          "close a deal."),
    "talks.format_bonus": ("help of a forum in good standing", "How much likelier a forum in good "
                           "standing makes a deal."),
    "talks.mediation": ("help of a mediator", "How many more rounds a mediator at work calls, and "
                        "how much likelier each makes a deal."),
    "talks.leeway": ("leeway of negotiators", "How far an eager or a hard stance in talks moves "
                     f"what negotiators settle for, {UNIT}."),
    "talks.refusal": ("stance that refuses talks", "Stance in talks, from -1 to 1, below which an "
                      "actor hears no offer and makes none."),
    "talks.even_pace": ("talks without eagerness", "Rounds of talks that an even stance allows, as "
                        "a share of those of one that seeks them."),
    "talks.least_pace": ("talks against the grain", "Rounds of talks that the hardest stance "
                         "allows, as a share of those of one that seeks them."),
    "talks.meeting_tie": ("goodwill for a meeting", "Goodwill that two powers need to hold the "
                          "meetings they have agreed."),
    "talks.offer_days": ("life of an offer", "Days that an offer stands."),
    "talks.short_of": ("word broken by a deal", "How much of its word a power breaks by a deal, "
                       "for the share of the issue that the deal falls short of the demand."),
    "talks.given_away": ("ground given for nothing", "Share of the ground of a deal that counts as "
                         "given away for nothing if the deal breaks."),
    "talks.urgency_decay": ("fading of urgency", "Share of the urgency of talks after a blow that "
                            "fades a day."),
    "talks.urgency_rounds": ("meetings that blows call for", "How many more rounds of talks are "
                             "held after a blow of the size expected, as a share."),
    "talks.urgency_concede": ("concessions that blows call for", "What settling is worth more to "
                              f"whoever took a blow of the size expected, {UNIT}."),
    "truce.shape": ("how truces age", "Below 1 a truce is likeliest to break early, above 1 "
                    "late."),
    "truce.scale": ("usual life of a truce", "Days that a truce of no special terms holds, "
                    "roughly."),
    "truce.terms": ("effect of strong terms", "How much longer strong terms make a truce hold."),
    "truce.violation_rate": ("violations of a truce", "Violations a day that nobody provoked."),
    "truce.violation_excite": ("violations bred by one", "Violations that each one gives rise "
                               "to."),
    "truce.violation_decay": ("how fast violations calm down", "How fast the heat of a violation "
                              "fades, a day."),
    "truce.violation_effect": ("weight of violations", "How much violations in a row shorten the "
                               "life of a truce."),
    "truce.tempo": ("attacks that a truce leaves", "Share of a ground attack that goes on under a "
                    "truce."),
    "truce.fire": ("strain of fire on a truce", "How much full fire on another's forces strains a "
                   "truce, compared with a full attack."),
    "truce.breach": ("breach by a campaign", "Chance that strikes at full weight, begun under a "
                     "truce, end it on that day."),
    "peace.after": ("days a deal holds before peace", "Days that a deal must have held for the "
                    "crisis to count as over."),
    "peace.stand_down": ("quiet days before peace", "Days without a demand, fire or an order to "
                         "attack after which the crisis counts as over."),
    "tree.horizon": ("days looked ahead", "Days ahead that actors weigh when they choose."),
    "tree.settled_cost": ("cost spared by a deal in war", "Share of what a war costs that a deal "
                          "in the middle of it spares."),
    "tree.shift_fear": ("fear of losing what was won", "Share of the ground won by war that "
                        "whoever threatens fears to lose again once its troops leave."),
    "tree.in_part": ("giving way in part", "How far giving way in part goes, as a share of doing "
                     "all that is demanded."),
    "tree.warned": ("worth of a warning", "Share of its stake in standing by those it backs that a "
                    "backer loses by a mere warning."),
    "tree.shield_effect": ("fire a shield stops", "Share of the fire on those it backs that a "
                           "backer's forces in the way stop."),
    "tree.enter_effect": ("weight of a backer that joins", "Share of its strength that a force "
                          "gains when a backer fires in full."),
    "tree.dilute_scale": ("name kept by a lesser answer", "How far a lesser answer than the one "
                          "threatened moves a reputation, as a share of what that one does."),
    "tree.claim_discharge": ("commitment paid off by claims", "Share of the cost of backing down "
                             "that claimed successes pay off."),
    "tree.extension_share": ("price of a later deadline", "Share of the cost of backing down that "
                             "is lost by putting the deadline off."),
    "threats.extension_step": ("name lost by a later deadline", "How far putting a deadline off "
                               "moves a reputation, as a share of what a threat let pass does."),
    "threats.withdraw_share": ("price of taking a threat back", "Share of the cost of backing down "
                               "that is paid by taking a threat back."),
    "threats.lapse_share": ("price of a threat that lapses", "Share of the cost of backing down "
                            "still left that is paid when a threat lapses."),
    "threats.ignore_share": ("price of letting a threat pass", "Share of the cost of backing down "
                             "that is paid by letting a threat pass."),
    "threats.renew_step": ("publicity of a threat said again", "How much more public a threat "
                           "becomes each time it is said again."),
    "threats.pledge_share": ("commitment by a pledge", "How much a pledge adds to the cost of "
                             "backing down, compared with a threat as public."),
    "threats.deadline_near": ("days before a deadline that count", "Days before a deadline at "
                              "which both sides look at matters again."),
    "threats.put_off": ("an answer put off", "Days until an answer that was promised and put off "
                        "is asked for again."),
    "gate.rate": ("refugees let through", "Share of its refugees that leave a day through an open "
                  "gate."),
    "gate.tie": ("goodwill lost by an open gate", "Goodwill of outside powers lost each day that "
                 "the gate stands open."),
    "gate.cost": ("cost of an open gate", f"What each day of an open gate costs beyond goodwill, "
                  f"{UNIT}."),
    "ladder.risk_base": ("risk of losing control at a show of force", "Chance a day that matters "
                         "run out of control while troops are being reinforced."),
    "ladder.risk_growth": ("growth of that risk by each step", "How many times the risk of losing "
                           "control grows with each step up the ladder of force."),
    "ladder.apart": ("risk without contact", "Share of the risk of losing control that is there "
                     "with a backer's forces far off."),
    "ladder.step": ("most steps climbed at once", "The most steps of the ladder of force that "
                    "anybody climbs at once."),
    "ladder.rung_decay": ("calming down", "Chance on a quiet day that two opponents come down a "
                          "step of the ladder of force."),
    "home.commitment_decay": ("fading of commitment", "Share of the cost of backing down that "
                              "fades a day."),
    "home.revenge_decay": ("fading of revenge", "Share of the demand for revenge that fades a "
                           "day."),
    "home.settled": ("what an answer settles", "Share of the cost of backing down, and of the "
                     "demand for revenge, that a day's full answer settles."),
    "home.vent": ("worth of naming who struck", "What it is worth at home to name who struck, or "
                  "to own to a clash, as a share of the demand for revenge."),
    "home.named_left": ("revenge left once somebody is blamed", "Share of the demand for revenge "
                        "that is left once the rival or its backer has been blamed."),
    "blows.power": ("how steeply blows are felt", "How much more than in proportion to its dead a "
                    "blow of about the size expected is felt."),
    "blows.ceiling": ("most that one blow is felt as", "The most that one blow can be felt as, in "
                      "blows of the size expected."),
    "blows.learning": ("getting used to blows", "How far one blow moves the size of blow that its "
                       "victim expects."),
    "blows.owned": ("anger at an attack owned to", "Anger that owning to an attack adds, as a "
                    "share of what the attack itself raised."),
    "blame.clash_days": ("days that a clash is spoken of", "Days for which a clash is spoken of "
                         "and can still be owned to, blamed on somebody or answered."),
    "blame.target": ("goodwill lost by blaming the rival", "Goodwill lost by blaming the rival, as "
                     "a share of the goodwill lost by blame."),
    "blame.patron": ("goodwill lost by blaming the backer", "Goodwill lost by blaming the rival's "
                     "backer, compared with the goodwill lost by blame."),
    "blame.owned": ("goodwill lost by owning to a clash", "Goodwill lost by owning to a clash, "
                    "compared with the goodwill lost by blame."),
    "blame.spared": ("goodwill kept by deflecting", "Goodwill regained by deflecting blame, as a "
                     "share of that by a timely charge against those left out."),
    "home.reversal": ("price of contradicting oneself", "What it costs to say of an attack what "
                      f"one's last word on it denies, {UNIT}."),
    "home.reputation_step": ("how fast reputations change", "How far one threat, kept or not, "
                             "moves a reputation."),
    "ties.strike": ("goodwill lost by strikes", "Goodwill lost when a backer puts its forces "
                    "in the way; strikes cost shares of it."),
    "ties.strike_day": ("goodwill lost in a day of strikes", "Goodwill lost in a day of full "
                        "strikes anywhere, as a share of the goodwill lost by strikes."),
    "ties.blame": ("goodwill lost by blame", "Goodwill that blame in public costs, as the "
                   "measure of each kind of it."),
    "ties.killed": ("goodwill lost by soldiers killed", "Goodwill lost when one kills soldiers of "
                    "the other, compared with the goodwill lost by blame."),
    "ties.acknowledged": ("goodwill lost by combat owned to", "Share of goodwill that goes once "
                          "both own to deadly combat between them."),
    "ties.repair": ("goodwill regained in quiet", "Goodwill regained by blaming those left "
                    "out in time; quiet days give a share of it."),
    "ties.calm": ("goodwill regained in a quiet day", "Goodwill regained on a quiet day, as a "
                  "share of the goodwill regained in quiet."),
    "ties.contact": ("goodwill gained by talking", "Goodwill gained each time two powers talk."),
    "ties.dead": ("when an agreement is void", "Goodwill or standing below which an agreement is "
                  "void."),
    "ties.word_contacts": ("contacts that offering talks counts as", "How many contacts it counts "
                           "as to seek a call, a meeting of leaders or to mediate."),
    "ties.format_scarcity": ("forums dearer when weak", "How much more the standing of a forum is "
                             "worth, the less of it is left."),
    "ties.format_strike": ("standing lost by strikes", "What a forum loses of its standing when a "
                           "backer is blamed; strikes cost shares of it."),
    "ties.format_day": ("standing lost in a day of strikes", "Standing lost in a day of full "
                        "strikes, as a share of the standing lost by strikes."),
    "ties.ground_wear": ("goodwill and standing lost with ground", "What is lost of goodwill and "
                         "standing with all the ground, compared with what strikes cost."),
    "displacement.per_settlement": ("people put to flight by ground lost", "People put to flight "
                                    "for each settlement taken."),
    "displacement.quiet": ("people put to flight on a quiet day", "People put to flight a day with "
                           "the front quiet."),
    "displacement.attack": ("people put to flight by an attack", "People put to flight a day by a "
                            "full attack, over those with the front quiet."),
    "displacement.start": ("people displaced at the start", "People put to flight before the first "
                           "day."),
    "outside.backing": ("war made cheaper by backing", "Share of its cost of war that full backing "
                        "from outside, or full help of a backer, takes off {issuer}."),
    "weather.persistence": ("how long weather lasts", "How much of yesterday's weather is in "
                            "today's."),
    "weather.drag": ("effect of bad weather", "Share of a backer's help, and of fire from the air "
                     "and the sea, lost in the worst weather."),
    "beliefs.noise": ("conduct that says nothing", "Share of an actor's conduct from which others "
                      "learn nothing about it."),
    "beliefs.spread": ("doubt about others at the start", "How far off the first beliefs about an "
                       f"actor's readiness may be, as a standard deviation, {UNIT}."),
}
