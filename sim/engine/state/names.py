"""Members of the enumerations as plain integers, and stand-ins for what is not there.

Rules and policies import these, because comparing a record's word with a member takes microseconds.
Number and spelling come from `sim.engine.state.enumerations`.
"""

from typing import Final

from sim.engine.state.enumerations.actors import FrontSide, Role
from sim.engine.state.enumerations.attention import Look, Reading, Trigger
from sim.engine.state.enumerations.campaigns import Aim, Arm, CampaignEnd
from sim.engine.state.enumerations.commitments import HINGES, Carried, Status
from sim.engine.state.enumerations.injects import InjectEffect, InjectState
from sim.engine.state.enumerations.mechanisms import Mechanism
from sim.engine.state.enumerations.options import Level, Track, Verb
from sim.engine.state.enumerations.talks import Round
from sim.engine.state.enumerations.tree import TreeEnd, TreeNode
from sim.engine.state.enumerations.utility import Component, Leaning

# Stand-ins for what is not there, each outside what a scenario can hold. Days count from the start:
# dates lie within 3.7 million of it (years 1 to 9999), and a deadline put off by the most that an
# extension may add, as often as 4000 days allow, within 2e10. So a far day is never mistaken.
NEVER: Final = -1_000_000_000_000  # day of what never happened
FOREVER: Final = 1_000_000_000_000  # days since that, or to a deadline where none is set
# What comes about in a rollout, and a dated inject, has a day of 0 or later, so that -1 is free.
NO_DAY: Final = -1
NOT_BINDING: Final = -1  # age of a deal that does not bind: of none, or of one agreed today
UNMEASURED: Final = -1  # a flag or an entropy, 0 or more, of a moment that never came

FIRST: Final = 0  # of the ultimatums, the one that the crisis turns on; of types, the lowest
FULL: Final = 0.75  # compliance from here on counts as full
EXCLUDED: Final = -9.0  # in the column of exclusion: so far below the rest that it is never taken

# What an intervention has an actor do on a track; any other number is 1 + the option.
FREE: Final = 0
SILENT: Final = -1

# Settings of the belief mechanism beyond on and off: types are public from the first day.
KNOWN: Final = 2
ON: Final = 1

# Tracks and levels.
TRACKS: Final = Track.spellings()
FORCE: Final = Track.FORCE.value
TALK: Final = Track.TALK.value
SIGNAL: Final = Track.SIGNAL.value
RESPONSE: Final = Track.RESPONSE.value
N_TRACKS: Final = len(Track)

LEVELS: Final = Level.spellings()
RUNG: Final = Level.RUNG.value
TEMPO: Final = Level.TEMPO.value
STRIKE: Final = Level.STRIKE.value
SCOPE: Final = Level.SCOPE.value
REINFORCE: Final = Level.REINFORCE.value
SUPPORT: Final = Level.SUPPORT.value
CAUTION: Final = Level.CAUTION.value
COMPLY: Final = Level.COMPLY.value
SHIELD: Final = Level.SHIELD.value
CONCEDE: Final = Level.CONCEDE.value
WEDGE: Final = Level.WEDGE.value
SPOIL: Final = Level.SPOIL.value
PUBLICITY: Final = Level.PUBLICITY.value
HURT: Final = Level.HURT.value
COSTLY: Final = Level.COSTLY.value
PRICE: Final = Level.PRICE.value
MOBILISE: Final = Level.MOBILISE.value
CONFRONT: Final = Level.CONFRONT.value
AIR: Final = Level.AIR.value
SEA: Final = Level.SEA.value
POSTS: Final = Level.POSTS.value
N_LEVELS: Final = len(Level)

# Campaigns.
AIMS: Final = Aim.spellings()
AIM_OPEN: Final = Aim.OPEN.value
AIM_DEMAND: Final = Aim.DEMAND.value
AIM_ANSWER: Final = Aim.ANSWER.value
AIM_CLIENT: Final = Aim.CLIENT.value

CAMPAIGN_ENDS: Final = CampaignEnd.spellings()
E_AIM_MET: Final = CampaignEnd.AIM_MET.value
E_DEAL: Final = CampaignEnd.DEAL.value
E_EXHAUSTION: Final = CampaignEnd.EXHAUSTION.value
E_CHOICE: Final = CampaignEnd.CHOICE.value
E_PEACE: Final = CampaignEnd.PEACE.value
N_CAMPAIGN_ENDS: Final = len(CampaignEnd)

ARM_GROUND: Final = Arm.GROUND.value
ARM_AIR: Final = Arm.AIR.value
ARM_SEA: Final = Arm.SEA.value
N_ARMS: Final = len(Arm)

# What an option says or triggers.
VERBS: Final = Verb.spellings()
V_NONE: Final = Verb.NONE.value
V_ISSUE: Final = Verb.ISSUE.value
V_RENEW: Final = Verb.RENEW.value
V_EXTEND: Final = Verb.EXTEND.value
V_WITHDRAW: Final = Verb.WITHDRAW.value
V_PLEDGE: Final = Verb.PLEDGE.value
V_BLAME_TARGET: Final = Verb.BLAME_TARGET.value
V_BLAME_PATRON: Final = Verb.BLAME_PATRON.value
V_BLAME_SPOILER: Final = Verb.BLAME_SPOILER.value
V_DEFLECT: Final = Verb.DEFLECT.value
V_ACKNOWLEDGE: Final = Verb.ACKNOWLEDGE.value
V_APPEAL: Final = Verb.APPEAL.value
V_OPEN_GATE: Final = Verb.OPEN_GATE.value
V_WORDS: Final = Verb.WORDS.value
V_CALL: Final = Verb.CALL.value
V_SUMMIT: Final = Verb.SUMMIT.value
V_MEDIATE: Final = Verb.MEDIATE.value
V_HONOUR: Final = Verb.HONOUR.value
V_DILUTE: Final = Verb.DILUTE.value
V_DELAY: Final = Verb.DELAY.value
V_IGNORE: Final = Verb.IGNORE.value
V_STAND_ASIDE: Final = Verb.STAND_ASIDE.value
V_WARN: Final = Verb.WARN.value
V_SHIELD: Final = Verb.SHIELD.value
V_ENTER: Final = Verb.ENTER.value
N_VERBS: Final = len(Verb)

# Actors.
ROLES: Final = Role.spellings()
R_ISSUER: Final = Role.ISSUER.value
R_TARGET: Final = Role.TARGET.value
R_PATRON: Final = Role.PATRON.value
R_CLIENT: Final = Role.CLIENT.value
R_OUTSIDE: Final = Role.OUTSIDE.value

SIDE_ADVANCING: Final = FrontSide.ADVANCING.value
SIDE_HOLDING: Final = FrontSide.HOLDING.value
N_SIDES: Final = len(FrontSide)

# Rounds of talks.
ROUNDS: Final = Round.spellings()
ROUND_DELEGATION: Final = Round.DELEGATION.value
ROUND_CALL: Final = Round.CALL.value
ROUND_SUMMIT: Final = Round.SUMMIT.value
N_ROUNDS: Final = len(Round)

# Ultimatums.
STATUSES: Final = Status.spellings()
U_NONE: Final = Status.NONE.value
U_OPEN: Final = Status.OPEN.value
U_MET: Final = Status.MET.value
U_MET_FORCE: Final = Status.MET_AFTER_FORCE.value
U_PART: Final = Status.MET_IN_PART.value
U_EXECUTED: Final = Status.EXECUTED.value
U_LAPSED: Final = Status.LAPSED.value
U_WITHDRAWN: Final = Status.WITHDRAWN.value
U_MET_BY_DEAL: Final = Status.MET_BY_DEAL.value
U_OVERTAKEN: Final = Status.OVERTAKEN.value
U_VOID: Final = Status.VOID.value
FATES: Final = tuple(fate.spelling for fate in HINGES)

CARRIED_NOT: Final = Carried.NOT.value
CARRIED_IN_TIME: Final = Carried.IN_TIME.value
CARRIED_LATE: Final = Carried.LATE.value

# The crisis tree.
END_COMPLY: Final = TreeEnd.COMPLY.value
END_PART: Final = TreeEnd.PART.value
END_FREE: Final = TreeEnd.FREE.value
END_WAR: Final = TreeEnd.WAR.value
END_SHIELD: Final = TreeEnd.SHIELD.value
END_ENTER: Final = TreeEnd.ENTER.value
END_DILUTE: Final = TreeEnd.DILUTE.value
N_ENDS: Final = len(TreeEnd)

NODE_TARGET: Final = TreeNode.TARGET.value
NODE_ISSUER: Final = TreeNode.ISSUER.value
NODE_PATRON: Final = TreeNode.PATRON.value
N_NODES: Final = len(TreeNode)

# Components of an option's value, and the columns that a policy fills.
COMPONENTS: Final = Component.spellings()
C_LAND: Final = Component.LAND.value
C_COST: Final = Component.COST.value
C_RISK: Final = Component.RISK.value
C_AUDIENCE: Final = Component.AUDIENCE.value
C_HOME: Final = Component.HOME.value
C_TIE: Final = Component.TIE.value
C_FORMAT: Final = Component.FORMAT.value
C_PATRON: Final = Component.PATRON.value
C_LOOKAHEAD: Final = Component.LOOKAHEAD.value
C_COMMITMENT: Final = Component.COMMITMENT.value
C_TIMING: Final = Component.TIMING.value
C_EXCLUSION: Final = Component.EXCLUSION.value
N_COMPONENTS: Final = len(Component)

COMMITMENT: Final = Leaning.COMMITMENT.value
TIMING: Final = Leaning.TIMING.value
EXCLUSION: Final = Leaning.EXCLUSION.value
N_DOCTRINE: Final = len(Leaning)
N_PAYOFF: Final = N_COMPONENTS - N_DOCTRINE  # components before the doctrine's

# How rivals read a look.
GIVEN: Final = Reading.GIVEN.value
ANEW: Final = Reading.ANEW.value
LASTING: Final = Reading.LASTING.value

READ_FORCE: Final = Look.FORCE.value
READ_ANSWER: Final = Look.ANSWER.value
READ_PLAN: Final = Look.PLAN.value
N_READINGS: Final = len(Look)

# Why an actor reconsiders today; bits of `trigger[actor]`.
TRIGGERS: Final = Trigger.spellings()
T_INCIDENT: Final = Trigger.INCIDENT.bit
T_DEADLINE: Final = Trigger.DEADLINE.bit
T_OFFER: Final = Trigger.OFFER.bit
T_LOST: Final = Trigger.LOST_PLACE.bit
T_SUPPORT: Final = Trigger.CHANGED_SUPPORT.bit
T_TRUCE: Final = Trigger.TRUCE.bit
T_CLIENT: Final = Trigger.APPEAL.bit
T_NEWS: Final = Trigger.NEWS.bit
T_MOBILISE: Final = Trigger.MOBILISATION.bit
T_REVIEW: Final = Trigger.REVIEW.bit
N_TRIGGERS: Final = len(Trigger)
REVIEW_REASON: Final = Trigger.REVIEW.value

# What an inject changes.
EFFECTS: Final = InjectEffect.spellings()
E_TIE: Final = InjectEffect.TIE.value
E_STRENGTH: Final = InjectEffect.STRENGTH.value
E_TROOPS: Final = InjectEffect.TROOPS.value
E_COMMITMENT: Final = InjectEffect.STOCK_COMMITMENT.value
E_WEARINESS: Final = InjectEffect.STOCK_WEARINESS.value
E_REVENGE: Final = InjectEffect.STOCK_REVENGE.value
E_REPUTATION: Final = InjectEffect.REPUTATION.value
E_HEALTH: Final = InjectEffect.HEALTH.value
E_RECONSIDER: Final = InjectEffect.RECONSIDER.value
E_NONE: Final = InjectEffect.NONE.value

WAITING: Final = InjectState.WAITING.value
FIRED: Final = InjectState.FIRED.value
RULED_OUT: Final = InjectState.RULED_OUT.value

# Mechanisms; the spelling of each, and what replaces it when it is off.
MECHANISMS: Final = {m.spelling: m.neutral for m in Mechanism}
M_BARGAINING: Final = Mechanism.BARGAINING.value
M_COMMITMENT_PROBLEM: Final = Mechanism.COMMITMENT_PROBLEM.value
M_AUDIENCE: Final = Mechanism.AUDIENCE.value
M_WEARINESS: Final = Mechanism.WEARINESS.value
M_REVENGE: Final = Mechanism.REVENGE.value
M_REFUGEES: Final = Mechanism.REFUGEES.value
M_BRINKMANSHIP: Final = Mechanism.BRINKMANSHIP.value
M_PLEDGES: Final = Mechanism.PLEDGES.value
M_REPUTATION: Final = Mechanism.REPUTATION.value
M_BELIEFS: Final = Mechanism.BELIEFS.value
M_QUANTAL: Final = Mechanism.QUANTAL.value
M_LOOKAHEAD: Final = Mechanism.LOOKAHEAD.value
M_ATTRITION: Final = Mechanism.ATTRITION.value
M_CONTROL: Final = Mechanism.CONTROL.value
M_INCIDENTS: Final = Mechanism.INCIDENTS.value
M_FRICTION: Final = Mechanism.FRICTION.value
M_LADDER: Final = Mechanism.LADDER.value
M_WITHHOLD: Final = Mechanism.WITHHOLD.value
M_STAND_ASIDE: Final = Mechanism.STAND_ASIDE.value
M_ENTRAPMENT: Final = Mechanism.ENTRAPMENT.value
M_CEASEFIRE: Final = Mechanism.CEASEFIRE.value
M_AGREEMENTS: Final = Mechanism.AGREEMENTS.value
M_BLAME: Final = Mechanism.BLAME.value
M_DISPLACEMENT: Final = Mechanism.DISPLACEMENT.value
M_WEDGE: Final = Mechanism.WEDGE.value
M_WEATHER: Final = Mechanism.WEATHER.value
M_DENIAL: Final = Mechanism.DENIAL.value
M_BLOWS: Final = Mechanism.BLOWS.value
M_PUNISHMENT: Final = Mechanism.PUNISHMENT.value
M_TASTES: Final = Mechanism.TASTES.value
N_MECHANISMS: Final = len(Mechanism)
