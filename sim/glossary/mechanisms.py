"""What the engine calls its mechanisms: the name of each, and what it adds to the crisis."""

from __future__ import annotations

from typing import Final

from sim.glossary.roles import Table

MECHANISMS: Final[Table] = {
    "bargaining": ("offers fitted to interests", "Whoever proposes a deal picks the line that "
                   "serves it well and that the other side should accept."),
    "commitment_problem": ("fear of a shift in power", "A deal is worth less if power is expected "
                           "to shift once it is signed."),
    "audience": ("cost of backing down in public", "An open threat makes it costlier for {issuer} "
                 "to back away from it."),
    "weariness": ("war weariness", "Own soldiers killed make every effort of war dearer."),
    "revenge": ("demand for revenge", "Own soldiers killed call for an answer, and giving "
                "none costs."),
    "refugees": ("burden of refugees", "People put to flight burden whoever takes them in."),
    "brinkmanship": ("loss of control", "Fire or contact between {issuer} and {patron}, or "
                     "another backer of {target}, may run out of control into open war."),
    "pledges": ("tripwires", "What was announced as a reason to answer calls for an answer when "
                "it happens."),
    "reputation": ("reputation for keeping one's word", "Threats carried out or let pass change "
                   "how the next one is weighed."),
    "beliefs": ("learning from what others do", "Visible and costly acts change what others "
                "believe an actor ready to bear."),
    "quantal": ("choice by worth", "Actors take the better of their options more often, the "
                "better it is, and err at times."),
    "lookahead": ("looking ahead", "While a demand is open, actors weigh what the others would do "
                  "in answer."),
    "attrition": ("losses weaken forces", "The dead and wounded are missing from the force they "
                  "belonged to."),
    "control": ("ground changes hands", "Ground is taken by force, given up as demanded or handed "
                "over under a deal."),
    "incidents": ("deaths outside the front", "Soldiers die away from the front, and those left "
                  "out of a deal attack."),
    "friction": ("orders not kept", "An order to be careful is not always kept."),
    "ladder": ("escalation step by step", "Nobody climbs more than some steps of the ladder of "
               "force at once, and stepping down takes time."),
    "withhold": ("help given or held back", "A backer may cut or raise its help, and those it "
                 "backs take note."),
    "stand_aside": ("backers may stand aside", "When those it backs are hit, a backer chooses to "
                    "stand aside, to shield them or to join the war."),
    "entrapment": ("a backer's name at stake", "A backer's own credibility hangs on standing by "
                   "those it backs."),
    "ceasefire": ("what truces break on", "A truce breaks sooner or later by its age, its terms, "
                  "provocations and violations."),
    "agreements": ("talks may end in a deal", "Rounds of talks may bring an offer, and an offer a "
                   "deal."),
    "blame": ("wrong and open blame", "Attacks may be pinned on the wrong author, and words of "
              "blame cost goodwill."),
    "displacement": ("people put to flight", "Fighting and lost ground put people to flight."),
    "wedge": ("a wedge from outside", "An outside power gains from a rift between {issuer} and "
              "its partners, and its backing makes war cheaper for {issuer}."),
    "weather": ("weather", "Bad weather weakens strikes and support from the air."),
    "denial": ("fire slows and pins", "Strikes keep part of an enemy's men from fighting and slow "
               "its attacks."),
    "blows": ("size of blows", "A blow that kills more than its victim has come to expect is felt "
              "more than in proportion."),
    "punishment": ("losses by fire weigh", "Soldiers lost to strikes make going on dearer to "
                   "whoever loses them."),
    "tastes": ("leanings that last", "What makes an actor prefer one course to another, beyond "
               "its interests, lasts until it goes over its policy anew."),
}
