"""Names of the small enumerations that rules, menus and results share.

Each list fixes both the spelling a scenario uses and the integer the records hold.
"""

from typing import Final

# Stand-ins for what is not there, each outside what a scenario can hold. Days count from the start:
# dates lie within 3.7 million of it (years 1 to 9999), and a deadline put off by the most that an
# extension may add, as often as 4000 days allow, within 2e10. So a far day is never mistaken.
NEVER: Final = -1_000_000_000_000  # day of what never happened
FOREVER: Final = 1_000_000_000_000  # days since that, or to a deadline where none is set
# What comes about in a rollout, and a dated inject, has a day of 0 or later, so that -1 is free.
NO_DAY: Final = -1
NOT_BINDING: Final = -1  # age of a deal that does not bind: of none, or of one agreed today
UNMEASURED: Final = -1  # a flag or an entropy, 0 or more, of a moment that never came

TRACKS: Final = ("force", "talk", "signal", "response")
FORCE: Final = 0
TALK: Final = 1
SIGNAL: Final = 2
RESPONSE: Final = 3

# What an option does, as levels: the engine reads these, never an option's name.
LEVELS: Final = (
    "rung",  # 0..9, ladder of theory B10
    "tempo",  # 0..1, ground attack
    "strike",  # 0..1, fire on the rival's regular forces
    "scope",  # 0 near the front, 1 anywhere
    "reinforce",  # -1 pull troops out .. 1 full flow in
    "support",  # 0..1, help for the client's front
    "caution",  # 0..1, care towards the rival's posts
    "comply",  # 0..1, share of the demand given
    "shield",  # 0..1, air closed and police placed against the issuer
    "concede",  # -1 stonewall .. 1 eager for a line
    "wedge",  # 0..1, backing of the issuer against its partner
    "spoil",  # 0..1, attacks outside the lines
    "publicity",  # 0..1, how public the act is
    "hurt",  # 0..1, orders fire on the issuer's troops
    "costly",  # 1 if the act is costly or aligned, 0 if it is cheap talk
    "price",  # direct cost to its author, in units of the issue
    "mobilise",  # 0..1, share of the schedule ordered
    "confront",  # 0..1, forces in contact without fire: a blockade, an interception, an alert
    "air",  # 0..1, fire from the air
    "sea",  # 0..1, fire from the sea
    "posts",  # -1 surrounded posts pulled back .. 1 troops put into posts at the front
)
RUNG: Final = 0
TEMPO: Final = 1
STRIKE: Final = 2
SCOPE: Final = 3
REINFORCE: Final = 4
SUPPORT: Final = 5
CAUTION: Final = 6
COMPLY: Final = 7
SHIELD: Final = 8
CONCEDE: Final = 9
WEDGE: Final = 10
SPOIL: Final = 11
PUBLICITY: Final = 12
HURT: Final = 13
COSTLY: Final = 14
PRICE: Final = 15
MOBILISE: Final = 16
CONFRONT: Final = 17
AIR: Final = 18
SEA: Final = 19
POSTS: Final = 20
N_LEVELS: Final = 21

# Why a campaign stands, and what ended one.
AIMS: Final = ("open", "demand", "answer", "client")
AIM_OPEN, AIM_DEMAND, AIM_ANSWER, AIM_CLIENT = range(4)
CAMPAIGN_ENDS: Final = ("aim_met", "deal", "exhaustion", "choice")
E_AIM_MET, E_DEAL, E_EXHAUSTION, E_CHOICE = range(4)
N_CAMPAIGN_ENDS: Final = 4

# What an option says or triggers, beyond its levels.
VERBS: Final = (
    "none",
    "issue",
    "renew",
    "extend",
    "withdraw",
    "pledge",
    "blame_target",
    "blame_patron",
    "blame_spoiler",
    "deflect",
    "acknowledge",
    "appeal",
    "open_gate",
    "words",
    "call",
    "summit",
    "mediate",
    "honour",
    "dilute",
    "delay",
    "ignore",
    "stand_aside",
    "warn",
    "shield",
    "enter",
)
(
    V_NONE,
    V_ISSUE,
    V_RENEW,
    V_EXTEND,
    V_WITHDRAW,
    V_PLEDGE,
    V_BLAME_TARGET,
    V_BLAME_PATRON,
    V_BLAME_SPOILER,
    V_DEFLECT,
    V_ACKNOWLEDGE,
    V_APPEAL,
    V_OPEN_GATE,
    V_WORDS,
    V_CALL,
    V_SUMMIT,
    V_MEDIATE,
    V_HONOUR,
    V_DILUTE,
    V_DELAY,
    V_IGNORE,
    V_STAND_ASIDE,
    V_WARN,
    V_SHIELD,
    V_ENTER,
) = range(25)
N_VERBS: Final = 25

ROLES: Final = ("issuer", "target", "patron", "client", "outside")
R_ISSUER: Final = 0
R_TARGET: Final = 1
R_PATRON: Final = 2
R_CLIENT: Final = 3
R_OUTSIDE: Final = 4

# Fate of an ultimatum.
STATUSES: Final = (
    "none",
    "open",
    "met",
    "met_after_force",
    "met_in_part",
    "executed",
    "lapsed",
    "withdrawn",  # by its issuer
    "met_by_deal",  # a deal gives what was demanded
    "overtaken",  # by a deal that gives less
)
(
    U_NONE,
    U_OPEN,
    U_MET,
    U_MET_FORCE,
    U_PART,
    U_EXECUTED,
    U_LAPSED,
    U_WITHDRAWN,
    U_MET_BY_DEAL,
    U_OVERTAKEN,
) = range(10)

# Whether a threat has been carried out, and if so when: by the last day that its grace and its
# extension allow, with the demand still open, or after that.
CARRIED_NOT, CARRIED_IN_TIME, CARRIED_LATE = range(3)

# Ends of the crisis tree, each an outlook of the orders it means.
END_COMPLY, END_PART, END_FREE, END_WAR, END_SHIELD, END_ENTER, END_DILUTE = range(7)
N_ENDS: Final = 7

# Nodes of the crisis tree: a target's posture, an issuer's answer, a patron's answer.
NODE_TARGET, NODE_ISSUER, NODE_PATRON = range(3)
N_NODES: Final = 3
FULL: Final = 0.75  # compliance from here on counts as full

# Components of an option's value; all are summed. The last three belong to the doctrine.
COMPONENTS: Final = (
    "land",
    "cost",
    "risk",
    "audience",
    "home",
    "tie",
    "format",
    "patron",
    "lookahead",
    "commitment",
    "timing",
    "exclusion",
)
(
    C_LAND,
    C_COST,
    C_RISK,
    C_AUDIENCE,
    C_HOME,
    C_TIE,
    C_FORMAT,
    C_PATRON,
    C_LOOKAHEAD,
    C_COMMITMENT,
    C_TIMING,
    C_EXCLUSION,
) = range(12)
N_PAYOFF: Final = 9  # components before the doctrine's
N_DOCTRINE: Final = 3  # columns a policy fills: commitment, timing, exclusion
N_COMPONENTS: Final = 12

# What an intervention has an actor do on a track; any other number is 1 + the option.
FREE: Final = 0
SILENT: Final = -1

# Settings of the belief mechanism beyond on and off: types are public from the first day.
KNOWN: Final = 2

# Why an actor reconsiders today; bits of `trigger[actor]`.
T_INCIDENT: Final = 1
T_DEADLINE: Final = 2
T_OFFER: Final = 4
T_LOST: Final = 8
T_SUPPORT: Final = 16
T_TRUCE: Final = 32
T_CLIENT: Final = 64
T_NEWS: Final = 128
T_MOBILISE: Final = 256
T_REVIEW: Final = 512
N_TRIGGERS: Final = 10
TRIGGERS: Final = (
    "incident",
    "deadline",
    "offer",
    "lost_place",
    "changed_support",
    "truce",
    "appeal",
    "news",
    "mobilisation",
    "review",
)

# What an inject changes.
EFFECTS: Final = (
    "tie",
    "strength",
    "troops",
    "stock_commitment",
    "stock_weariness",
    "stock_revenge",
    "reputation",
    "health",
    "reconsider",
    "none",
)
(
    E_TIE,
    E_STRENGTH,
    E_TROOPS,
    E_COMMITMENT,
    E_WEARINESS,
    E_REVENGE,
    E_REPUTATION,
    E_HEALTH,
    E_RECONSIDER,
    E_NONE,
) = range(10)

# Every mechanism can be switched off; the second name says what replaces it.
MECHANISMS: Final = {
    "bargaining": "uniform_offers",  # B1: lines offered at random, not by the range
    "commitment_problem": "no_shift",  # B2: power does not move under a deal
    "audience": "no_audience",  # B3
    "weariness": "no_weariness",
    "revenge": "no_revenge",
    "refugees": "no_refugees",
    "brinkmanship": "no_risk",  # B4
    "pledges": "no_pledges",  # B5
    "reputation": "fixed",  # B6
    "beliefs": "prior_kept",  # B7
    "quantal": "uniform_choice",  # B8 at precision 0
    "lookahead": "myopic",
    "attrition": "constant_forces",  # B9
    "control": "frozen_map",
    "incidents": "none",
    "friction": "exact_execution",
    "ladder": "free_moves",  # B10: any rung may be reached in one step
    "withhold": "support_kept",  # B11
    "stand_aside": "always_shield",
    "entrapment": "no_stake",  # patron's credibility stake in its client
    "ceasefire": "constant_hazard",  # B12 without age, terms or violations
    "agreements": "no_deals",
    "blame": "true_author",
    "displacement": "none",
    "wedge": "no_wedge",
    "weather": "clear",
    "denial": "no_denial",  # fire neither pins nor slows
    "blows": "median_size",  # every blow has the median size of the law
    "punishment": "no_punishment",  # the dead of fire do not weigh on going on
}
(
    M_BARGAINING,
    M_COMMITMENT_PROBLEM,
    M_AUDIENCE,
    M_WEARINESS,
    M_REVENGE,
    M_REFUGEES,
    M_BRINKMANSHIP,
    M_PLEDGES,
    M_REPUTATION,
    M_BELIEFS,
    M_QUANTAL,
    M_LOOKAHEAD,
    M_ATTRITION,
    M_CONTROL,
    M_INCIDENTS,
    M_FRICTION,
    M_LADDER,
    M_WITHHOLD,
    M_STAND_ASIDE,
    M_ENTRAPMENT,
    M_CEASEFIRE,
    M_AGREEMENTS,
    M_BLAME,
    M_DISPLACEMENT,
    M_WEDGE,
    M_WEATHER,
    M_DENIAL,
    M_BLOWS,
    M_PUNISHMENT,
) = range(29)
N_MECHANISMS: Final = 29
