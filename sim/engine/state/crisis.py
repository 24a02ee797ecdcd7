"""The state of one crisis on one day.

Public fields may be read by `observe`; fields under *private* never reach a rival's view.
"""

from sim.engine.state import capacity as cap
from sim.engine.state import names, places
from sim.engine.state.declare import integer, integers, real, reals


class Crisis:
    """All that changes from day to day (one rollout)."""

    seed = integer()
    replicate = integer()
    day = integer()
    over = integer()  # 1: ended before the horizon
    step = integer()  # step of the day now running, for failure rows

    # theatre
    holder = integers(cap.PLACES)  # side 1 from a half of the place on
    own = reals(cap.PLACES)  # part of the place held by side 1, 0..1
    post = reals(cap.PLACES)
    encircled = integers(cap.PLACES)
    n_encircled = integer()
    n_posts = integer()
    posted = real()  # men in posts
    share = real()  # side 1's share of the disputed area
    share_line = reals(cap.LINES)  # share of the disputed area under each line
    start_share = real()
    area_taken = real()  # km2 taken by side 0 since the start, net
    settlements_taken = real()
    settlements_counted = real()
    strength = reals(cap.ACTORS)
    troops = reals(cap.ACTORS)
    mobilised = reals(cap.ACTORS)  # share of the schedule run, 0..1
    effort = reals(cap.ACTORS)  # ground tempo executed today
    resting = integers(cap.ACTORS)  # 1: its attack had to stop and cannot go on yet
    spell_age = integers(cap.ACTORS)  # days the present attack or rest has lasted
    pace = reals(cap.ACTORS)  # logarithm of an attack's pace, mean 0
    spell_end = reals(places.N_SPELLS, cap.AGES)  # chance that a spell of an age ends today
    spell_next = reals(places.N_SPELLS, cap.SPAN)  # chance to attack, days after its first
    target_axis = integers(cap.ACTORS)
    weather = real()

    # dyads
    rung = integers(cap.ACTORS, cap.ACTORS)
    peak = integers(cap.ACTORS, cap.ACTORS)
    tie = reals(cap.ACTORS, cap.ACTORS)
    last_contact = integers(cap.ACTORS, cap.ACTORS)  # day, or NEVER; so are the other last_*
    last_fatal = integers(cap.ACTORS, cap.ACTORS)  # [author as publicly attributed, victim]
    fatal_count = integers(cap.ACTORS, cap.ACTORS)
    fatal_acknowledged = integers(cap.ACTORS, cap.ACTORS)
    last_strike = integers(cap.ACTORS, cap.ACTORS)  # acknowledged
    strike_days = integers(cap.ACTORS, cap.ACTORS)
    inflicted = reals(cap.ACTORS, cap.ACTORS)  # true deaths [author, victim]
    claimed = reals(cap.ACTORS, cap.ACTORS)
    clash_day = integers(cap.ACTORS, cap.ACTORS)  # [attributed author, victim], open, or NO_DAY
    clash_true = integers(cap.ACTORS, cap.ACTORS)  # 1: the attribution is right
    clash_anger = reals(cap.ACTORS, cap.ACTORS)  # anger it raised, in the worth of the issue
    clash_owned = integers(cap.ACTORS, cap.ACTORS)  # the author has acknowledged it
    clash_named = integers(cap.ACTORS, cap.ACTORS)  # the victim has named the author
    last_spoil = integer()

    # campaigns [author, struck]
    camp_day = integers(cap.ACTORS, cap.ACTORS)  # day it opened, or NO_DAY
    camp_aim = integers(cap.ACTORS, cap.ACTORS)
    camp_review = integers(cap.ACTORS, cap.ACTORS)  # day of its next review
    camp_days = integers(cap.ACTORS, cap.ACTORS)  # days of strikes since it opened
    camp_claim = reals(cap.ACTORS, cap.ACTORS)  # deaths claimed since it opened
    camp_owed = reals(cap.ACTORS, cap.ACTORS)  # deaths to claim at which an answer is enough
    camp_spent = reals(cap.ACTORS, cap.ACTORS)  # days of full effort since it opened
    camp_arm = reals(cap.ACTORS, cap.ACTORS, names.N_ARMS)  # fire of an answer
    camp_scope = reals(cap.ACTORS, cap.ACTORS)
    camp_rung = reals(cap.ACTORS, cap.ACTORS)
    odds = reals(cap.ACTORS, cap.ACTORS)  # share of its answer that j gives to a campaign of i
    # what the second patron's entry changes, beside a main patron that stays out, one that enters
    second = integers(cap.ULTIMATUMS)  # the target's second patron, -1 if none
    joint_worth = reals(cap.ULTIMATUMS, places.N_BESIDE, cap.ACTORS)
    joint_cost = reals(cap.ULTIMATUMS, places.N_BESIDE, cap.ACTORS)
    joint_end = reals(cap.ULTIMATUMS, places.N_BESIDE)
    entry_odds = reals(cap.ULTIMATUMS, places.N_SEATS)  # that each comes in, in a war
    shift_worth = reals(cap.ULTIMATUMS, cap.ACTORS)  # of the threatened act later, over now
    shift_cost = reals(cap.ULTIMATUMS, cap.ACTORS)
    shift_end = reals(cap.ULTIMATUMS)  # and of the ground; read by studies alone
    answering = integers(cap.ACTORS)  # campaigns of an actor that no posture carries
    guard = reals(cap.ACTORS)  # shield that an answer has set over clients
    rival = integers(cap.ACTORS)  # the actor this one is set against
    aim = integers(cap.ACTORS)  # whom the fire of the standing posture is aimed at
    seized = reals(cap.ULTIMATUMS)  # share of a demand without ground taken by force
    disputed = real()  # area of the ground at issue, km2; 1 without a map
    towns = real()  # settlements for a unit of the share of disputed ground
    toll = reals(cap.ACTORS)  # cost of war of no resolve expected at the orders of the day
    sky = real()  # weather expected over the days looked ahead
    campaigns = integer()
    campaign_ends = integers(names.N_CAMPAIGN_ENDS)
    unanswered_deaths = reals(cap.ACTORS)  # own soldiers killed by attack since the last answer

    # commitments
    ult_status = integers(cap.ULTIMATUMS)
    ult_issued = integers(cap.ULTIMATUMS)
    ult_deadline = integers(cap.ULTIMATUMS)
    ult_publicity = reals(cap.ULTIMATUMS)
    ult_credit = reals(cap.ULTIMATUMS)  # share of the demand met, 0..1
    ult_base = reals(cap.ULTIMATUMS)  # share held when it was issued
    ult_executed = integers(cap.ULTIMATUMS)  # days of acknowledged strikes at the threatened rung
    ult_extended = integers(cap.ULTIMATUMS)
    ult_carried = integers(cap.ULTIMATUMS)  # threat carried out: not, in time, late
    ult_answered = integers(cap.ULTIMATUMS)  # the deadline last answered for, or NEVER
    pledge_active = integers(cap.PLEDGES)
    pledge_due = integers(cap.PLEDGES)  # day the answer falls due, or NO_DAY
    pledge_dead = reals(cap.PLEDGES)  # of the holder's soldiers by blows since its last answer
    pledge_honoured = integers(cap.PLEDGES)
    pledge_failed = integers(cap.PLEDGES)

    # agreements
    deal_line = integer()  # -1: none in force
    deal_age = integer()  # days it has bound, or NOT_BINDING
    deal_a = integer()  # who made it, NOBODY for one of before the start
    deal_b = integer()
    resented = reals(cap.ACTORS)  # what it cost each actor over fighting on, when it was made
    deal_count = integer()
    deal_first = integer()  # day of the first deal, or NO_DAY; so are the other *_first
    break_count = integer()
    break_first = integer()
    deal_days = integer()  # days under any deal
    offer_line = integer()  # standing offer, -1
    offer_day = integer()
    violations = real()  # Hawkes intensity above its base
    press = reals(cap.ACTORS, cap.TYPES)  # what the stage ahead takes from fighting on today
    undertow = reals(cap.ACTORS, cap.TYPES)  # of this, by demands that are not open
    overdue = real()  # share of the days looked ahead that lies past an open deadline
    later = reals(cap.ACTORS, cap.TYPES)  # what rounds of talks still ahead should give
    freeze = real()  # chance that the next meeting freezes the front, times its expected life
    freeze_days = real()  # days to that meeting
    health = reals(cap.AGREEMENTS)
    withdrawn = integers(cap.AGREEMENTS)
    meeting_held = integers(cap.MEETINGS)
    meeting_day = integers(cap.MEETINGS)  # drawn once where its day is judgement

    # peace
    involved = integers(cap.ACTORS)  # 1: issuer, target or, in turn, a patron of one
    peace = integer()  # day since which the crisis is over, or NO_DAY
    peace_first = integer()  # first day of the first peace, or NO_DAY
    peace_days = integer()  # days of peace so far
    stirred = integer()  # last day with something new
    resumed = integer()  # day on which the last peace ended, or NO_DAY
    met_before = integer()  # demands met when it ended

    # home
    commitment = reals(cap.ACTORS)
    weariness = reals(cap.ACTORS)
    revenge = reals(cap.ACTORS)
    expected_blow = reals(cap.ACTORS)  # dead of a blow that the actor has come to expect
    median_blow = real()  # of the law of sizes
    urgency = reals(cap.ACTORS)  # of talks, in blows of the expected size
    refugees = reals(cap.ACTORS)
    reputation = reals(cap.ACTORS)
    gate = integers(cap.ACTORS)

    # beliefs
    joint = reals(cap.ACTORS, cap.DOCTRINES, cap.TYPES)  # about an actor, from the public record
    public = reals(cap.ACTORS, cap.TYPES)  # the same, whatever the doctrine
    kind = integers(cap.ACTORS)  # private: the true type
    seen = reals(cap.ACTORS, cap.DOCTRINES, cap.TYPES)  # likelihood of today's looks
    was_seen = integers(cap.ACTORS)  # 1: there were some
    read = integers(cap.ACTORS, names.N_READINGS)  # how its next look will be read
    bound_plan = reals(cap.ACTORS, cap.DOCTRINES, cap.TYPES, cap.PLANS)  # pulls withstood, relative
    bound = reals(cap.ACTORS, names.N_READINGS - 1, cap.DOCTRINES, cap.TYPES, cap.OPTIONS)
    last_answer = integers(cap.ACTORS)  # -1: none

    # standing orders
    posture = integers(cap.ACTORS, names.RESPONSE + 1)
    since = integers(cap.ACTORS, names.RESPONSE + 1)
    plan = integers(cap.ACTORS)  # in force
    settled = integers(cap.ACTORS, names.SIGNAL)  # 1: there was a look at force, at talk
    mood = reals(cap.ACTORS, cap.DOCTRINES, cap.TYPES, cap.PLANS)  # pull of a plan by its talks
    mood_day = integers(cap.ACTORS)  # on which that was worked out, or NO_DAY
    mood_deals = integers(cap.ACTORS)  # deals made and broken until then
    taste_plan = reals(cap.ACTORS, cap.PLANS)  # lasting Gumbel shocks
    taste = reals(cap.ACTORS, names.RESPONSE + 1, cap.OPTIONS)
    level = reals(cap.ACTORS, names.N_LEVELS)  # executed levels of the standing orders
    support = reals(cap.ACTORS)  # what patron i gives its clients now
    trigger = integers(cap.ACTORS)
    next_trigger = integers(cap.ACTORS)

    stance = integers(cap.ACTORS, places.N_MATTERS)  # last word on it; 0 none
    stance_day = integers(cap.ACTORS, places.N_MATTERS)  # day of that word

    # interventions
    order_done = integers(cap.ACTORS, names.RESPONSE + 1)  # days or times it was done
    order_barred = integers(cap.ACTORS, names.RESPONSE + 1)  # days or times it was out of reach
    order_spoken = integers(cap.ACTORS)  # 1 + the window whose word has been said, 0: none

    # acts of the day, for tomorrow's update
    acted = integers(cap.ACTORS, names.RESPONSE + 1)  # option, -1 if nothing was decided

    # today's events
    fire = reals(cap.ACTORS, cap.ACTORS)  # weight of acknowledged strikes, author then victim
    fire_rung = reals(cap.ACTORS, cap.ACTORS)
    fire_scope = reals(cap.ACTORS, cap.ACTORS)
    fire_claim = reals(cap.ACTORS, cap.ACTORS)  # deaths claimed of them
    arms = integers(cap.ACTORS)  # 1: has ordered a further mobilisation today
    bout = integers(cap.ACTORS, cap.ACTORS)  # 1: the first strikes of a campaign
    blow_today = reals(cap.ACTORS)  # dead of the worst blow
    killed_today = reals(cap.ACTORS)  # own soldiers killed by attack, not at the front
    share_before = real()  # share at the start of the day

    # tally
    deaths = reals(cap.ACTORS)
    civilians = real()
    displaced = real()
    incidents = integer()
    misattributed = integer()
    spoiler_attacks = integer()
    rounds = integers(names.N_ROUNDS)
    offers = integer()
    threats = integer()
    ultimatums = integer()
    answers = integer()  # answers to fatal attacks
    unanswered = integer()
    attack_spells = integer()
    in_spell = integer()
    attack_days = integer()
    shields = integer()
    withheld = integer()
    outside_steps = integer()
    wide_days = integer()
    wide_last = integer()  # day, or NEVER
    wide_bouts = integer()  # wide strikes that follow a day without strikes
    wide_first = integer()
    disaster = integer()  # 1: multi-patron war
    survival = real()
    risk = real()  # accumulated survival, 1 - prod(1 - r)
    execute_first = integer()
    fall_first = integer()  # day on which side 1 held under a tenth of its ground
    locked_at_deadline = integer()  # 1: hard to back down from, or UNMEASURED
    entropy_at_deadline = real()  # nats, or UNMEASURED
    inject_fired = integers(cap.INJECTS)
    inject_when = integers(cap.INJECTS)  # day it fired
    held = integers(cap.PREDICATES)
    course = reals(cap.COURSES, cap.COURSE_DAYS)  # values of past days, oldest overwritten
    course_days = integer()  # days entered so far
    label = integers(cap.OUTCOMES)

    # notes for instruments, taken where `trace` asks for them; no other rule reads them
    looked = integers(cap.ACTORS, names.RESPONSE + 1)  # choices between two options or more
    flat = integers(cap.ACTORS, names.RESPONSE + 1)  # of these, all odds within a tenth of even
    slipped = integers(cap.ACTORS, names.RESPONSE + 1)  # of these, over 1 / precision short
    moved = integers(cap.ACTORS, names.RESPONSE + 1)  # postures changed; words said
    undone = integers(cap.ACTORS, names.RESPONSE + 1)  # changed back soon; words against the last
    moved_first = integers(cap.ACTORS, names.RESPONSE + 1)  # day of the first, -1
    left = integers(cap.ACTORS, names.SIGNAL)  # posture before the standing one, -1
    left_day = integers(cap.ACTORS, names.SIGNAL)
    denied = integers(cap.ACTORS)  # words that cannot hold beside the last on the same matter
    short = reals(cap.ACTORS, names.RESPONSE + 1)  # of the last act: 1/precision below the best, -1
    answered = integers(cap.ACTORS)  # an issuer's last answer, -1
    tree_days = integer()  # days on which the crisis tree enters a choice
    tree_force_days = integer()  # of force
    drive = reals(names.RESPONSE + 1, names.N_COMPONENTS)  # shares of the spread of worths
    prior_log = reals(cap.ACTORS)  # log prior of the true type
    prior_mean = reals(cap.ACTORS)
    learned = reals(cap.ACTORS)  # nats on the true type, by the first deadline
    label_now = integers(cap.OUTCOMES)  # label of each axis tonight
    label_traced = integers(cap.OUTCOMES)
    turned = integers(cap.OUTCOMES)  # day on which the axis last changed its label
    turn_act = integers(cap.OUTCOMES)  # code of the act that decided it, -1
    turn_short = reals(cap.OUTCOMES)  # how far below the best that act lay, -1

    # notes of how an issuer's first campaign on its target opened (`sim.engine.rules.opening`)
    spur_day = integers(cap.ACTORS)  # of the last act with fire that was chosen, or NO_DAY
    spur = integers(cap.ACTORS)
    spur_track = integers(cap.ACTORS)
    spur_option = integers(cap.ACTORS)
    spur_short = reals(cap.ACTORS)  # how far below the best it lay, in 1 / precision
    spur_gain = reals(cap.ACTORS, names.N_COMPONENTS)  # over the best without fire
    opened = integers(cap.ULTIMATUMS)  # day, or NO_DAY
    opened_spur = integers(cap.ULTIMATUMS)
    opened_track = integers(cap.ULTIMATUMS)  # -1: no act
    opened_option = integers(cap.ULTIMATUMS)
    opened_short = reals(cap.ULTIMATUMS)
    opened_under_fire = integers(cap.ULTIMATUMS)  # 1: a campaign of the target on it stood
    opened_gain = reals(cap.ULTIMATUMS, names.N_COMPONENTS)
    met_day = integers(cap.ULTIMATUMS)  # day on which the demand was met, or NO_DAY
    struck_since = integers(cap.ULTIMATUMS)  # days of strikes of its issuer on its target since
    struck_back_since = integers(cap.ULTIMATUMS)  # and of the target on the issuer

    # notes of force, taken where `trace` asks for them alone (`sim.engine.rules.force_notes`)
    fire_days = integers(cap.ACTORS, cap.ACTORS)  # days of strikes, author then victim
    fire_weight = reals(cap.ACTORS, cap.ACTORS)
    fire_dead = reals(cap.ACTORS, cap.ACTORS)
    fire_open = integers(cap.ACTORS, cap.ACTORS)  # 1: struck yesterday, and more is to be expected
    fire_standing = integers(cap.ACTORS, cap.ACTORS)  # such days with a day after them
    fire_again = integers(cap.ACTORS, cap.ACTORS)  # of these, those with strikes the next day
    fire_run = integers(cap.ACTORS, cap.ACTORS)  # days of the spell of strikes under way
    fire_runs = integers(cap.ACTORS, cap.BOUTS)  # spells that are over, by author and length
    stood = integers(cap.ACTORS, cap.ACTORS)  # rung of victim against a side before the day's blows
    blow_size = integers(cap.WATCH, cap.ACTORS, cap.ACTORS)  # 1 + size under watch, 0: none
    blow_rung = integers(cap.WATCH, cap.ACTORS, cap.ACTORS)  # rung before it
    blow_climb = integers(cap.WATCH, cap.ACTORS, cap.ACTORS)  # 1: it has been climbed from
    blows = integers(cap.ACTORS, cap.BLOWS)  # watched to the end, by victim and size
    blow_room = integers(cap.ACTORS, cap.BLOWS)  # of these, where its menus hold a higher rung
    blow_climbs = integers(cap.ACTORS, cap.BLOWS)  # of these with room, those with a climb

    # record of the day's events for the watched run (`sim.engine.state.happenings`); -1 for none
    logged = integer()  # events so far
    log_first = integer()  # number of today's first
    log_kind = integers(cap.EVENTS)
    log_actor = integers(cap.EVENTS)
    log_other = integers(cap.EVENTS)
    log_third = integers(cap.EVENTS)
    log_item = integers(cap.EVENTS)
    log_place = integers(cap.EVENTS)
    log_cause = integers(cap.EVENTS)
    log_size = reals(cap.EVENTS)
    log_extent = reals(cap.EVENTS)
    because = integer()  # event that what is now done follows from
    doer = integer()  # who now takes or gives a place
    way = integer()  # how the place passes
    reason = integers(cap.ACTORS, names.N_TRIGGERS)  # event behind each trigger
    next_reason = integers(cap.ACTORS, names.N_TRIGGERS)
    answer_event = integers(cap.ACTORS)  # the last answer that opened a campaign
    order_event = integers(cap.ACTORS, names.SIGNAL)  # that put the posture in force: force, talk
    strike_event = integers(cap.ACTORS, cap.ACTORS)  # the last; so are the others
    clash_event = integers(cap.ACTORS, cap.ACTORS)  # [attributed author, victim]
    fatal_event = integers(cap.ACTORS)  # that killed the actor's soldiers outside the front
    taken_event = integers(names.N_SIDES)  # that gave a side a place
    ult_event = integers(cap.ULTIMATUMS)  # that set its deadline
    deadline_event = integers(cap.ULTIMATUMS)
    closed_event = integers(cap.ULTIMATUMS)  # that settled its fate
    pledge_event = integers(cap.PLEDGES)  # that an answer is owed for
    deal_event = integer()
    violation_event = integer()

    # what each actor got, and what the day is measured against: last night's values
    utility = reals(cap.ACTORS)
    reckoned_share = real()
    reckoned_disaster = integer()
    reckoned_dead = reals(cap.ACTORS)
    broke = reals(cap.ACTORS)  # cost of opening fire today
    lapsed = reals(cap.ACTORS)  # share of the commitment paid by a threat that lapsed today
    reckoned_commitment = reals(cap.ACTORS)
    reckoned_reputation = reals(cap.ACTORS)
    reckoned_refugees = reals(cap.ACTORS)
    reckoned_tie = reals(cap.ACTORS, cap.ACTORS)
    reckoned_health = reals(cap.AGREEMENTS)
