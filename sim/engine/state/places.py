"""Places in the rows of records as plain integers: branches of the crisis tree, seats, slots.

Number and order come from `sim.engine.state.enumerations`; rules import the integers, as those of
`names`.
"""

from typing import Final

from sim.engine.state.enumerations.commitments import Matter
from sim.engine.state.enumerations.tree import (
    EntrySeat,
    IssuerBranch,
    LastBranch,
    LaterBranch,
    PatronBranch,
    SecondBranch,
    TargetBranch,
    YieldBranch,
)
from sim.engine.state.enumerations.work import (
    Account,
    AttackSpell,
    Beside,
    Grown,
    KeptForce,
    OrderSlot,
    Reply,
    Slope,
)

TARGET_COMPLY: Final = TargetBranch.COMPLY.value
TARGET_PART: Final = TargetBranch.PART.value
TARGET_DEFY: Final = TargetBranch.DEFY.value
N_TARGET: Final = len(TargetBranch)

ISSUER_CARRY_OUT: Final = IssuerBranch.CARRY_OUT.value
ISSUER_DILUTE: Final = IssuerBranch.DILUTE.value
ISSUER_EXTEND: Final = IssuerBranch.EXTEND.value
ISSUER_BACK_DOWN: Final = IssuerBranch.BACK_DOWN.value
N_ISSUER: Final = len(IssuerBranch)

LAST_CARRY_OUT: Final = LastBranch.CARRY_OUT.value
LAST_DILUTE: Final = LastBranch.DILUTE.value
LAST_BACK_DOWN: Final = LastBranch.BACK_DOWN.value
N_LAST: Final = len(LastBranch)

PATRON_ASIDE: Final = PatronBranch.ASIDE.value
PATRON_SHIELD: Final = PatronBranch.SHIELD.value
PATRON_ENTER: Final = PatronBranch.ENTER.value
N_PATRON: Final = len(PatronBranch)

SECOND_STAY_OUT: Final = SecondBranch.STAY_OUT.value
SECOND_COME_IN: Final = SecondBranch.COME_IN.value
N_SECOND: Final = len(SecondBranch)

YIELD_COMPLY: Final = YieldBranch.COMPLY.value
YIELD_HOLD_OUT: Final = YieldBranch.HOLD_OUT.value
N_YIELD: Final = len(YieldBranch)

LATER_ATTACK: Final = LaterBranch.ATTACK.value
LATER_REST: Final = LaterBranch.REST.value
N_LATER: Final = len(LaterBranch)

SEAT_MAIN: Final = EntrySeat.MAIN.value
SEAT_SECOND: Final = EntrySeat.SECOND.value
N_SEATS: Final = len(EntrySeat)
N_BRANCHES: Final = max(N_TARGET, N_ISSUER, N_PATRON)  # of any node with a menu

SLOT_OWN: Final = OrderSlot.OWN.value
SLOT_ISSUER: Final = OrderSlot.ISSUER.value
SLOT_PATRON: Final = OrderSlot.PATRON.value
SLOT_TARGET: Final = OrderSlot.TARGET.value
SLOT_RIVAL: Final = OrderSlot.RIVAL.value
N_SLOTS: Final = len(OrderSlot)

KEPT_MOBILISED: Final = KeptForce.MOBILISED.value
KEPT_STRENGTH: Final = KeptForce.STRENGTH.value
KEPT_TROOPS: Final = KeptForce.TROOPS.value
N_KEPT: Final = len(KeptForce)

REPLY_QUIET: Final = Reply.QUIET.value
REPLY_ANSWER: Final = Reply.ANSWER.value
N_REPLIES: Final = len(Reply)

ACCOUNT_WORTH: Final = Account.WORTH.value
ACCOUNT_COST: Final = Account.COST.value
N_ACCOUNTS: Final = len(Account)

SLOPE_BY_CHANCE: Final = Slope.BY_CHANCE.value
SLOPE_BY_PRECISION: Final = Slope.BY_PRECISION.value
N_SLOPES: Final = len(Slope)

SPELL_ATTACK: Final = AttackSpell.ATTACK.value
SPELL_REST: Final = AttackSpell.REST.value
N_SPELLS: Final = len(AttackSpell)

BESIDE_ASIDE: Final = Beside.ASIDE.value
BESIDE_ENTERS: Final = Beside.ENTERS.value
N_BESIDE: Final = len(Beside)

GROWN_ULTIMATUM: Final = Grown.ULTIMATUM.value
GROWN_ACTOR: Final = Grown.ACTOR.value
GROWN_MOBILISED: Final = Grown.MOBILISED.value
GROWN_STRENGTH: Final = Grown.STRENGTH.value
GROWN_TROOPS: Final = Grown.TROOPS.value
GROWN_SUPPORT: Final = Grown.SUPPORT.value
GROWN_AIM: Final = Grown.AIM.value
N_GROWN: Final = len(Grown)

MATTER_THREAT: Final = Matter.THREAT.value
MATTER_AUTHOR: Final = Matter.AUTHOR.value
N_MATTERS: Final = len(Matter)
