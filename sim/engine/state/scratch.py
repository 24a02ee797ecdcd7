"""The scratch the day works on: nothing in it outlives the rule that wrote it."""

from sim.engine.state import capacity as cap
from sim.engine.state import names, places
from sim.engine.state.declare import integer, integers, real, reals


class Scratch:
    """Work space of one decision; the watched run explains choices from it."""

    actor = integer()
    track = integer()
    chosen = integer()
    taste = real()  # for the option chosen; entered last
    payoff = reals(cap.TYPES, cap.OPTIONS, names.N_COMPONENTS)  # by own type
    doctrine = reals(cap.OPTIONS, names.N_DOCTRINE)
    own_only = integer()  # 1 + the only type that a talk posture is priced for, 0: every type
    open = integers(cap.OPTIONS)
    share = reals(cap.PLANS, cap.OPTIONS)  # of an option's weight, by the plans that open it
    pull = reals(cap.PLANS, cap.OPTIONS)
    plan_pull = reals(cap.PLANS)
    node_lean = reals(cap.ACTORS, cap.DOCTRINES, places.N_BRANCHES)  # by branch of its node
    leaned = reals(places.N_BRANCHES)
    firm = reals(cap.ACTORS, cap.TYPES)  # pull to comply that a target has resisted, -1: unread
    mood = reals(cap.PLANS)  # mean pull of the talk postures of a plan
    strength = reals(names.RESPONSE + 1, cap.TYPES, cap.OPTIONS)
    lean = reals(names.RESPONSE + 1, cap.DOCTRINES, cap.OPTIONS)
    excluded = integers(cap.OPTIONS)
    value = reals(cap.OPTIONS)
    probability = reals(cap.OPTIONS)
    tree_used = integer()  # the crisis tree enters a choice today: 1 of words or answers, 2 force
    weights = reals(cap.PLACES)
    # the table of a round: how long a deal on each line should last, what it gains each actor by
    # type (`over`: over being turned down), and the odds of seats 0 and 1 to take a line and to be
    # offered it
    lives = reals(cap.LINES)
    gain = reals(cap.ACTORS, cap.TYPES, cap.LINES)
    takes = reals(2, cap.LINES)
    offers = reals(2, cap.LINES)
    agreed = reals(cap.LINES)
    over = reals(cap.ACTORS, cap.TYPES, cap.LINES)
    # by posture tried, or actor, and own type: deals that talks ahead should bring, and their gain
    deals = reals(cap.OPTIONS, cap.TYPES)
    dealt = reals(cap.OPTIONS, cap.TYPES)
    picks = integers(cap.ACTORS)  # options chosen at once, -1 none
    mind = reals(cap.ACTORS, cap.TYPES)  # beliefs in use: the decider's own, or the public record
    # orders put aside while others are tried: slots 0 own, 1 issuer, 2 patron, 3 target, 4 rival
    saved = reals(places.N_SLOTS, names.N_LEVELS)
    saved_support = reals(places.N_SLOTS)
    saved_aim = integers(places.N_SLOTS)
    saved_guard = reals(places.N_SLOTS)
    saved_answering = integers(places.N_SLOTS)
    saved_foe = integers(places.N_SLOTS)
    saved_arm = reals(places.N_SLOTS, names.N_ARMS)
    saved_scope = reals(places.N_SLOTS)
    saved_rung = reals(places.N_SLOTS)
    weigh = reals(cap.SPAN)  # weights of the days ahead in the foresight of an attack
    paced_days = reals(cap.ACTORS)  # last foresight of each attack, and what it was made of
    paced_of = reals(cap.ACTORS, 9)
    active_days = reals(cap.ACTORS)  # last foresight of days of attack, and what it was made of
    active_of = reals(cap.ACTORS, 6)
    kept_force = reals(places.N_KEPT, cap.ACTORS)  # before forces are moved on
    saved_troops = real()
    saved_strength = real()
    saved_mobilised = real()
    asked = integers(cap.ACTORS)  # 1: has answered for a client today
    faced = integers(cap.ACTORS)  # to whom an answer has been weighed today, -1 nobody
    force = reals(names.N_SIDES)  # effective front strength of each side
    fire_on = reals(cap.ACTORS)  # mean dead a day of all fire on an actor
    firing = reals(cap.ACTORS)  # weight of an actor's fire on whomever it fires at most
    shot = reals(cap.ACTORS, cap.ACTORS)  # weight of the fire of each pair
    rate = reals(cap.ACTORS, cap.ACTORS)  # and the mean dead a day it causes
    # outlook: the expected course over the days looked ahead at the orders in force
    ahead = real()  # share of the ground
    lost = reals(cap.ACTORS)  # own dead; today's at the front while they are drawn
    shelled = reals(cap.ACTORS)  # of these, by fire
    effort = reals(cap.ACTORS)  # share of full effort, mean over the days
    active = reals(cap.ACTORS)  # share of the days on which an attack goes on
    tempo = reals(cap.ACTORS)  # mean tempo of an attack, rests included
    fallen = reals(names.N_SIDES)  # mean dead of a day at the front of each side
    whole = reals(names.N_SIDES)  # thousands of men in contact on each side
    kept = real()  # chance that the deal in force lasts
    pace = real()  # mean tempo of an assault without a map
    advance = real()  # mean tempo of side 0's attack
    flight = real()  # people put to flight
    slide = real()  # chance of a war between patrons
    wear = reals(cap.ULTIMATUMS, cap.ACTORS)  # tie of an issuer with a patron of the target, lost
    forum = real()  # health lost by formats of the issuer's
    anger = reals(cap.ACTORS)  # last foresight of anger at fire, and what it was made of
    anger_of = reals(cap.ACTORS, 7)
    fade = real()  # last share of a demand for an answer that passes, and what it was made of
    fade_of = reals(2)
    gauge = reals(places.N_REPLIES, places.N_ACCOUNTS)  # of each reply to a campaign
    # ends of the crisis tree: worth without, and cost of war of no resolve, by actor
    worth = reals(names.N_ENDS, cap.ACTORS)
    cost = reals(names.N_ENDS, cap.ACTORS)
    end = reals(names.N_ENDS)  # share of the ground at each end of the tree
    # which of them hold for the next posture on trial, too, and what that hangs on
    fresh = integers(names.N_ENDS)  # 1: as it should be
    grown_of = reals(places.N_GROWN)
    # fighting under each answer of the main patron, over what the second is expected to do
    war_worth = reals(places.N_PATRON, cap.ACTORS)
    war_cost = reals(places.N_PATRON, cap.ACTORS)
    war_end = reals(places.N_PATRON)
    # crisis tree, by type: node probabilities and values
    demanded = integer()  # 1: the demand stands, so that there is something to comply with
    acting = integer()  # 1: the issuer's orders have it act against the target
    q_target = reals(cap.TYPES, places.N_TARGET)  # comply, in part, defy
    q_yield = reals(cap.TYPES, places.N_YIELD)  # under attack, of the days: comply, hold out
    q_issuer = reals(cap.TYPES, places.N_ISSUER)  # carry out, dilute, extend, back down
    q_last = reals(cap.TYPES, places.N_LAST)  # the same once the deadline has been moved
    q_later = reals(cap.TYPES, places.N_LATER)  # no demand open, of the days: attack, not
    q_patron = reals(cap.TYPES, places.N_PATRON)  # stand aside, shield, enter
    q_second = reals(cap.TYPES, places.N_SECOND)  # the second patron: stay out, come in
    q_deal = reals(places.N_PATRON)  # chance that fighting under each ends in a deal
    v_target = reals(cap.TYPES, places.N_TARGET)
    v_yield = reals(cap.TYPES, places.N_YIELD)
    v_issuer = reals(cap.TYPES, places.N_ISSUER)
    v_later = reals(cap.TYPES, places.N_LATER)
    v_patron = reals(cap.TYPES, places.N_PATRON)
    v_second = reals(cap.TYPES, places.N_SECOND)
    mean_target = reals(places.N_TARGET)
    mean_yield = reals(places.N_YIELD)
    mean_issuer = reals(places.N_ISSUER)
    mean_last = reals(places.N_LAST)
    mean_later = reals(places.N_LATER)
    mean_patron = reals(places.N_PATRON)
    mean_second = reals(places.N_SECOND)
    last = reals(places.N_LAST)  # options of the issuer's menu on three branches
    replies = reals(places.N_TARGET)  # of the target's: comply, in part, neither
    under = reals(2)  # options of a menu on two branches
    # entry of two patrons at once, by seat (main, second)
    entry_alone = reals(places.N_SEATS, cap.TYPES)  # gain of coming in while the other stays out
    entry_beside = reals(places.N_SEATS, cap.TYPES)  # what the other's coming in adds to it
    entry_shield = reals(places.N_SEATS, cap.TYPES)  # gain of the answer in between
    entry_mind = reals(places.N_SEATS, cap.TYPES)  # belief about its type
    entry_menu = reals(places.N_SEATS, places.N_PATRON)  # options on each branch
    entry_precision = reals(places.N_SEATS)
    entry_quiet = reals(places.N_SEATS, cap.TYPES)  # log odds of not coming in for no gain
    entry_bend = reals(places.N_SEATS, cap.TYPES)  # and their slope by the part of precision
    entry_slope = reals(places.N_SEATS, places.N_SLOPES)  # of a chance of entry
    entry_odds = reals(places.N_SEATS)  # chance that it comes in
    stack = reals(cap.STACK)
    taken = integers(cap.ACTORS, names.RESPONSE + 1, cap.OPTIONS)  # decisions for each option, ever
    fired = integers(cap.INJECTS)  # times each inject fired, ever; neither is read by a rule
