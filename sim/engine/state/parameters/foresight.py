"""The crisis tree, and what becomes of threats."""

from sim.engine.state.counts import UNIT
from sim.engine.state.declare import real
from sim.engine.state.parameters.parameter import Parameter


class ForesightParameters:
    """The crisis tree, and what becomes of threats."""

    horizon = real(given_by=(
        Parameter("tree.horizon", 1, 1000, 14, "days", "days looked ahead", "days looked ahead",
                  "Days ahead that actors weigh when they choose."),
    ))
    settled_cost = real(given_by=(
        Parameter("tree.settled_cost", 0, 1, 0.5, "share",
                  "of the cost of a war that a deal in it spares", "cost spared by a deal in war",
                  "Share of what a war costs that a deal in the middle of it spares."),
    ))
    shift_fear = real(given_by=(
        Parameter("tree.shift_fear", 0, 1, 0.5, "share",
                  "of the ground won that an issuer fears to lose again once its troops leave",
                  "fear of losing what was won",
                  "Share of the ground won by war that whoever threatens fears to lose again once"
                  " its troops leave."),
    ))
    in_part = real(given_by=(
        Parameter("tree.in_part", 0, 1, 0.5, "share",
                  "of full compliance that compliance in part comes to", "giving way in part",
                  "How far giving way in part goes, as a share of doing all that is demanded."),
    ))
    warned = real(given_by=(
        Parameter("tree.warned", 0, 1, 0.75, "share",
                  "of a patron's stake in standing by its client that a warning leaves unmet",
                  "worth of a warning",
                  "Share of its stake in standing by those it backs that a backer loses by a mere"
                  " warning."),
    ))
    shield_effect = real(given_by=(
        Parameter("tree.shield_effect", 0, 1, 0.5, "share", "fire that a full shield stops",
                  "fire a shield stops",
                  "Share of the fire on those it backs that a backer's forces in the way stop."),
    ))
    enter_effect = real(given_by=(
        Parameter("tree.enter_effect", 0, 10, 1.0, "share",
                  "strength added by a patron's full fire", "weight of a backer that joins",
                  "Share of its strength that a force gains when a backer fires in full."),
    ))
    dilute_scale = real(given_by=(
        Parameter("tree.dilute_scale", 0, 1, 0.3, "share",
                  "of a step of reputation, by a diluted act", "name kept by a lesser answer",
                  "How far a lesser answer than the one threatened moves a reputation, as a share"
                  " of what that one does."),
    ))
    claim_discharge = real(given_by=(
        Parameter("tree.claim_discharge", 0, 1, 0.5, "share", "commitment paid off by claims",
                  "commitment paid off by claims",
                  "Share of the cost of backing down that claimed successes pay off."),
    ))
    extension_share = real(given_by=(
        Parameter("tree.extension_share", 0, 1, 0.3, "share", "audience cost of an extension",
                  "price of a later deadline",
                  "Share of the cost of backing down that is lost by putting the deadline off."),
    ))
    extension_step = real(given_by=(
        Parameter("threats.extension_step", 0, 1, 0.3, "share",
                  "move of reputation by an extension, of that by a threat let pass",
                  "name lost by a later deadline",
                  "How far putting a deadline off moves a reputation, as a share of what a threat"
                  " let pass does."),
    ))
    withdraw_share = real(given_by=(
        Parameter("threats.withdraw_share", 0, 1, 0.7, "share",
                  "commitment paid by withdrawing a threat", "price of taking a threat back",
                  "Share of the cost of backing down that is paid by taking a threat back."),
    ))
    ignore_share = real(given_by=(
        Parameter("threats.ignore_share", 0, 1, 0.3, "share",
                  "commitment paid by letting a threat pass", "price of letting a threat pass",
                  "Share of the cost of backing down that is paid by letting a threat pass."),
    ))
    lapse_share = real(given_by=(
        Parameter("threats.lapse_share", 0, 1, 0.5, "share",
                  "of what is left, paid when a threat lapses", "price of a threat that lapses",
                  "Share of the cost of backing down still left that is paid when a threat "
                  "lapses."),
    ))
    renew_step = real(given_by=(
        Parameter("threats.renew_step", 0, 1, 0.1, "0..1",
                  "publicity that a threat gains when said again",
                  "publicity of a threat said again",
                  "How much more public a threat becomes each time it is said again."),
    ))
    pledge_share = real(given_by=(
        Parameter("threats.pledge_share", 0, 1, 0.3, "share",
                  "commitment a pledge adds, of that by a threat as public",
                  "commitment by a pledge",
                  "How much a pledge adds to the cost of backing down, compared with a threat as "
                  "public."),
    ))
    deadline_near = real(given_by=(
        Parameter("threats.deadline_near", 1, 7, 3, "days",
                  "before a deadline at which the parties look again",
                  "days before a deadline that count",
                  "Days before a deadline at which both sides look at matters again."),
    ))
    put_off_days = real(given_by=(
        Parameter("threats.put_off", 1, 14, 3, "days",
                  "until an answer to a pledge that was put off is asked for again",
                  "an answer put off",
                  "Days until an answer that was promised and put off is asked for again."),
    ))
    gate_rate = real(given_by=(
        Parameter("gate.rate", 0, 10, 0.05, "1/day",
                  "burden of refugees that leaves by an open gate", "refugees let through",
                  "Share of its refugees that leave a day through an open gate."),
    ))
    gate_tie = real(given_by=(
        Parameter("gate.tie", 0, 1, 0.005, "tie/day",
                  "tie with outside powers lost by an open gate", "goodwill lost by an open gate",
                  "Goodwill of outside powers lost each day that the gate stands open."),
    ))
    gate_cost = real(given_by=(
        Parameter("gate.cost", 0, 10, 0.003, "issue/day", "cost of an open gate beyond ties",
                  "cost of an open gate",
                  f"What each day of an open gate costs beyond goodwill, {UNIT}."),
    ))
