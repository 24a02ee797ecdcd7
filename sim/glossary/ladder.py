"""Names of the ladder of force, of what becomes of an ultimatum, and of what an option is worth."""

from __future__ import annotations

from typing import Final

from sim.glossary.roles import Table

RUNGS: Final[Table] = {
    "0": ("ceasefire kept", "No force is used or threatened."),
    "1": ("protest", "Words of protest, no more."),
    "2": ("sanctions", "Pressure without force: penalties, help cut off."),
    "3": ("public ultimatum", "A threat of force is made in public."),
    "4": ("reinforcement", "Troops are sent or put on alert."),
    "5": ("deniable attack", "Force is used through others, or without owning to it."),
    "6": ("limited strike", "A strike is made and owned to, and kept small."),
    "7": ("declared operation", "A declared military operation with limited aims."),
    "8": ("sustained war", "War between states that goes on."),
    "9": ("war of several powers", "Backers on both sides fight each other."),
}
STATUSES: Final[Table] = {
    "none": ("not made", "The demand has not been made."),
    "open": ("still open", "The demand stands and neither side has settled it."),
    "met": ("met without force", "What was demanded was done before any force was used for it."),
    "met_after_force": ("met after force", "What was demanded was done, after force was used for "
                        "it."),
    "met_in_part": ("met in part", "Part of what was demanded was done, and it was left at that."),
    "executed": ("carried out, not met", "The force threatened was used, and the demand was not "
                 "met."),
    "lapsed": ("lapsed", "The date passed, the demand was not met and nothing followed."),
    "withdrawn": ("withdrawn", "Its author took the demand back."),
    "met_by_deal": ("met by a deal", "A deal took its place that gives what was demanded."),
    "overtaken": ("overtaken by a deal", "A deal took its place that gives less."),
}
COMPONENTS: Final[Table] = {
    "land": ("ground", "What ground won or lost is worth."),
    "cost": ("cost of the act", "What the act costs, and what own dead and effort should cost "
             "with it."),
    "risk": ("risk of losing control", "The danger that matters run out of control into open war."),
    "audience": ("cost of backing down", "What it costs at home to back away from a threat."),
    "home": ("feelings at home", "Revenge for the dead, weariness of war, the burden of "
             "refugees."),
    "tie": ("goodwill of a partner", "What goodwill of another power is won or lost."),
    "format": ("standing of agreements", "What an agreement or a forum loses by the act."),
    "patron": ("bond with a backer", "What the act does to the bond between a backer and those it "
               "backs."),
    "lookahead": ("what would follow", "What is expected to follow once the others have answered."),
    "commitment": ("keeping to its word", "What its way of acting adds for keeping to its word and "
                   "course."),
    "timing": ("the right moment", "What its way of acting adds for waiting or for acting now."),
    "exclusion": ("ruled out", "What its way of acting rules out."),
}
