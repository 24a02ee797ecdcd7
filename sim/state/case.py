"""The case: everything about a crisis that is given before the first day.

A case is one record. Counts and structure are int64; every number that may carry a range is
float64, so that one parameter row is the same record with a few words overwritten.
Indices: actors, places, roads, lines, agreements sorted by name at load.
"""

from sim.state import capacity as cap
from sim.state import names, places
from sim.state.declare import integer, integers, real, reals


class Case:
    """Structure and parameters of one crisis (units in `sim/scenario/catalog`)."""

    # --- structure -----------------------------------------------------------------------------
    days = integer()  # days simulated; the ledger of day 0 is the first simulated day
    known_days = integer()  # first days that are read, not played
    passes = integer()  # decision passes a day (1; 2 for the frequency audit)
    n_actors = integer()
    n_places = integer()
    n_roads = integer()
    n_axes = integer()
    n_lines = integer()
    n_ultimatums = integer()
    n_pledges = integer()
    n_agreements = integer()
    n_meetings = integer()
    n_channels = integer()
    n_injects = integer()
    n_predicates = integer()
    n_outcomes = integer()
    on = integers(names.N_MECHANISMS)  # 1 = mechanism on, 0 = its neutral replacement
    trace = integer()  # notes: 1 choices and beliefs; 2 what decides labels, too; -1 force alone

    # --- actors --------------------------------------------------------------------------------
    key = integers(cap.ACTORS)  # stable hash of the actor's name
    role = integers(cap.ACTORS)
    side = integers(cap.ACTORS)  # 0 advances, 1 holds the disputed ground, -1 neither
    hidden = integers(cap.ACTORS)  # 1: nobody sees this actor's choices
    doctrine = integers(cap.ACTORS)  # the doctrine in force in this parameter row
    n_doctrines = integers(cap.ACTORS)
    doctrine_policy = integers(cap.ACTORS, cap.DOCTRINES)  # slot of the policy function
    doctrine_automatic = integers(cap.ACTORS, cap.DOCTRINES)  # 1: pledges fire without a choice
    doctrine_weight = reals(cap.ACTORS, cap.DOCTRINES)  # reference mixture
    trait = reals(cap.ACTORS, cap.DOCTRINES, cap.TRAITS)

    resolve = reals(cap.ACTORS)
    misperception = reals(cap.ACTORS)
    war_cost = reals(cap.ACTORS)
    precision = reals(cap.ACTORS)
    stake = reals(cap.ACTORS)
    discount = reals(cap.ACTORS)
    lookahead = reals(cap.ACTORS)  # weight of the crisis tree in its choices, 0..1
    reconsider = reals(cap.ACTORS, names.RESPONSE)  # a rate a day for force, talk, signal
    breach = reals(cap.ACTORS)  # cost of opening fire on a state that has not struck
    redraw = reals(cap.ACTORS)  # a rate a day at which all tastes are drawn anew
    audience = reals(cap.ACTORS)
    weariness = reals(cap.ACTORS)
    revenge = reals(cap.ACTORS)
    refugee_burden = reals(cap.ACTORS)
    reputation = reals(cap.ACTORS)
    reputation_weight = reals(cap.ACTORS)
    disaster = reals(cap.ACTORS)
    strength = reals(cap.ACTORS)
    troops = reals(cap.ACTORS)
    troops_max = reals(cap.ACTORS)
    inflow = reals(cap.ACTORS)
    strike_power = reals(cap.ACTORS)
    air_power = reals(cap.ACTORS)
    sea_power = reals(cap.ACTORS)
    ruin = reals(cap.ACTORS)  # own dead at which the full cost of war is borne
    stamina = reals(cap.ACTORS)  # days of full effort at which it is
    claim_ratio = reals(cap.ACTORS)
    format_stake = reals(cap.ACTORS)
    credibility_stake = reals(cap.ACTORS)
    wedge_motive = reals(cap.ACTORS)
    mobilisation_days = reals(cap.ACTORS)  # from order to completion; 0: no schedule

    # --- links ---------------------------------------------------------------------------------
    patron = integers(cap.ACTORS, cap.ACTORS)  # [p, c] = 1 if p is c's patron
    influence = reals(cap.ACTORS, cap.ACTORS)  # [p, c]
    dependence = reals(cap.ACTORS, cap.ACTORS)  # [c, p]
    tie = reals(cap.ACTORS, cap.ACTORS)  # symmetric, 0..1, at the start
    tie_value = reals(cap.ACTORS, cap.ACTORS)  # [i, j] worth of the tie with j to i

    # --- menus ---------------------------------------------------------------------------------
    n_options = integers(cap.ACTORS, names.RESPONSE + 1)
    verb = integers(cap.ACTORS, names.RESPONSE + 1, cap.OPTIONS)
    weight = reals(cap.ACTORS, names.RESPONSE + 1, cap.OPTIONS)  # 1 / number of duplicates
    level = reals(cap.ACTORS, names.RESPONSE + 1, cap.OPTIONS, names.N_LEVELS)
    option_key = integers(cap.ACTORS, names.RESPONSE + 1, cap.OPTIONS)  # hash of the name
    idle = integers(cap.ACTORS, names.RESPONSE + 1, cap.OPTIONS)  # 1: it can do nothing
    n_plans = integers(cap.ACTORS)
    plan_key = integers(cap.ACTORS, cap.PLANS)  # hash of the plan's name
    in_plan = integers(cap.ACTORS, names.RESPONSE + 1, cap.PLANS, cap.OPTIONS)  # 1: belongs
    posture = integers(cap.ACTORS, names.RESPONSE + 1)  # option in force at the start
    against = integers(cap.ACTORS, cap.OPTIONS)  # whom a force posture is aimed at
    orders = integers(cap.ACTORS, cap.OPTIONS)  # force posture an answer puts in force, -1
    calm = integers(cap.ACTORS, cap.OPTIONS)  # a posture's nearest without fire, -1
    answer = integers(cap.ACTORS, names.N_VERBS)  # the answer that carries a verb, -1
    branch = reals(cap.ACTORS, names.N_NODES, places.N_BRANCHES)  # options on each

    # --- interventions: what an actor does on a track on some days, whatever it would choose -----
    told = integers(cap.ACTORS, names.RESPONSE + 1)  # 1: there may be orders, and they are counted
    order = integers(cap.ACTORS, names.RESPONSE + 1, cap.WINDOWS)  # FREE, SILENT or 1 + option
    order_from = integers(cap.ACTORS, names.RESPONSE + 1, cap.WINDOWS)  # first day
    order_to = integers(cap.ACTORS, names.RESPONSE + 1, cap.WINDOWS)  # last day

    # --- theatre -------------------------------------------------------------------------------
    area = reals(cap.PLACES)  # km2 the place stands for
    settlements = reals(cap.PLACES)
    axis = integers(cap.PLACES)
    holder = integers(cap.PLACES)  # the side that holds half of it or more; at a half side 1
    own = reals(cap.PLACES)  # part of the place held by side 1 at the start, 0..1
    disputed = integers(cap.PLACES)  # 1: part of the ground at issue
    post = reals(cap.PLACES)  # troops of the post's owner at the start
    post_owner = integer()  # actor whose posts or exposed troops can be hit, -1 if none
    road_from = integers(cap.ROADS)
    road_to = integers(cap.ROADS)
    road_ease = reals(cap.ROADS)
    line_hold = integers(cap.LINES, cap.PLACES)  # 1: side 1 holds the place under the line
    line_value = reals(cap.LINES, cap.ACTORS)  # value beyond the ground itself
    line_strength = reals(cap.LINES)  # terms: guarantors, buffer, patrols, 0..1
    line_share = reals(cap.LINES)  # share of the demand it gives where there is no map
    line_status_quo = integers(cap.LINES)  # 1: the line is wherever the front stands

    # --- commitments ---------------------------------------------------------------------------
    ult_issuer = integers(cap.ULTIMATUMS)
    ult_target = integers(cap.ULTIMATUMS)
    ult_patron = integers(cap.ULTIMATUMS)  # the target's main patron, -1 if none
    ult_line = integers(cap.ULTIMATUMS)  # the line demanded, -1: no ground at issue
    ult_demand = integers(cap.ULTIMATUMS)  # predicate that is true when the demand is met
    ult_deadline = integers(cap.ULTIMATUMS)  # day index, or days after issue when not yet issued
    ult_grace = integers(cap.ULTIMATUMS)
    ult_rung = integers(cap.ULTIMATUMS)  # rung of the threatened act
    ult_status = integers(cap.ULTIMATUMS)
    ult_issued = integers(cap.ULTIMATUMS)  # day index, negative before the start, or NEVER
    ult_extension = integers(cap.ULTIMATUMS)
    ult_publicity = reals(cap.ULTIMATUMS)
    ult_partial = reals(cap.ULTIMATUMS)  # credit at which the demand counts as met in part
    ult_asks = reals(cap.ULTIMATUMS)  # compliance that meets in full one that is not about ground
    ult_after = integers(cap.ULTIMATUMS)  # made only after this one has met a fate, -1: at any time
    ult_after_fate = integers(cap.ULTIMATUMS)
    ult_void = integers(cap.ULTIMATUMS)  # void once this one has met a fate, -1: never
    ult_void_fate = integers(cap.ULTIMATUMS)
    pledge_holder = integers(cap.PLEDGES)
    pledge_against = integers(cap.PLEDGES)
    pledge_trigger = integers(cap.PLEDGES)  # predicate
    pledge_active = integers(cap.PLEDGES)
    pledge_delay = integers(cap.PLEDGES)
    pledge_rung = integers(cap.PLEDGES)  # cap on the act
    pledge_overrides = integers(cap.PLEDGES)  # agreement it sets aside, -1 if none
    pledge_publicity = reals(cap.PLEDGES)
    pledge_scope = reals(cap.PLEDGES)
    pledge_proportion = reals(cap.PLEDGES)  # claimed losses aimed at per own death
    pledge_threshold = reals(cap.PLEDGES)  # own dead that call it in

    # --- agreements, meetings, channels --------------------------------------------------------
    agreement_member = integers(cap.AGREEMENTS, cap.ACTORS)
    agreement_health = reals(cap.AGREEMENTS)
    agreement_format = integers(cap.AGREEMENTS)  # 1: a negotiating format with health of its own
    meeting_day = integers(cap.MEETINGS)  # 0 or later; the middle of a span of days
    meeting_first = integers(cap.MEETINGS)
    meeting_last = integers(cap.MEETINGS)
    meeting_kind = integers(cap.MEETINGS)
    meeting_channel = integers(cap.MEETINGS)
    channel_a = integers(cap.CHANNELS)
    channel_b = integers(cap.CHANNELS)
    channel_mediator = integers(cap.CHANNELS)  # -1 if none
    channel_format = integers(cap.CHANNELS)  # agreement that serves as the format, -1 if none
    channel_rate = reals(cap.CHANNELS, names.N_ROUNDS)  # unscheduled rounds a day by kind
    deal_line = integer()  # line of a deal in force at the start, -1 if none
    deal_age = integer()

    # --- mechanisms ----------------------------------------------------------------------------
    advance = real()
    decisiveness = real()
    support_effect = real()
    off_axis = real()
    caution_drag = real()
    culmination = real()  # days by which half of the attacks have had to stop
    culmination_shape = real()
    rest = real()  # days by which half of those who had to stop can go on
    rest_shape = real()
    pace_spread = real()  # standard deviation of the logarithm of an attack's pace
    pace_persistence = real()  # part of it that lasts to the next day
    post_pace = real()  # men a day into or out of each post at full order
    attack_deaths = real()
    quiet_deaths = real()
    exchange_ratio = real()
    counter_rate = real()
    civilian_deaths = real()
    wounded = real()
    hazard_post = real()
    hazard_block = real()
    ordered_rate = real()
    quiet_hazard = real()
    caution_effect = real()
    section_share = real()
    company_share = real()
    lethality = real()
    slip = real()
    misattribution = real()
    no_notice = real()
    patron_exposure = real()
    near_front = real()
    spoil_rate = real()
    spoil_deaths = real()
    bind = reals(names.N_ROUNDS)
    format_bonus = real()
    mediation = real()
    leeway = real()
    refusal = real()
    even_pace = real()
    least_pace = real()
    meeting_tie = real()
    offer_days = real()
    short_of = real()
    given_away = real()
    truce_shape = real()
    truce_scale = real()
    truce_terms = real()
    violation_rate = real()
    violation_excite = real()
    violation_decay = real()
    violation_effect = real()
    truce_tempo = real()
    truce_fire = real()
    truce_breach = real()
    pullback_rate = real()
    peace_after = real()  # days that a deal must have bound
    stand_down = real()  # days without anything new
    horizon = real()  # days looked ahead
    settled_cost = real()
    shift_fear = real()
    in_part = real()
    warned = real()
    pinning = real()
    pinned_front = real()
    seizure = real()
    review = real()
    shortest = real()
    demobilise = real()
    help_effort = real()
    shield_effect = real()
    enter_effect = real()
    dilute_scale = real()
    claim_discharge = real()
    extension_share = real()
    extension_step = real()
    withdraw_share = real()
    ignore_share = real()
    lapse_share = real()
    renew_step = real()
    pledge_share = real()
    deadline_near = real()
    put_off_days = real()
    gate_rate = real()
    gate_tie = real()
    gate_cost = real()
    risk_base = real()
    risk_growth = real()
    apart = real()
    ladder_step = real()
    rung_decay = real()
    commitment_decay = real()
    revenge_decay = real()
    settled = real()
    vent = real()
    named_left = real()
    blow_power = real()
    blow_ceiling = real()
    blow_learning = real()
    blow_owned = real()
    clash_days = real()
    blame_target = real()
    blame_patron = real()
    blame_owned = real()
    blame_spared = real()
    urgency_decay = real()
    urgency_rounds = real()
    urgency_concede = real()
    reputation_step = real()
    reversal = real()
    tie_strike = real()
    strike_day = real()
    tie_blame = real()
    tie_killed = real()
    tie_acknowledged = real()
    tie_repair = real()
    tie_calm = real()
    tie_contact = real()
    tie_dead = real()
    word_contacts = real()
    format_scarcity = real()
    format_strike = real()
    format_day = real()
    ground_wear = real()
    displaced_per_settlement = real()
    displaced_quiet = real()
    displaced_attack = real()
    wedge_step = real()
    weather_persistence = real()
    weather_drag = real()
    noise = real()
    spread = real()  # standard deviation of every prior on a rival's resolve

    # --- predicates, injects, outcomes ---------------------------------------------------------
    code = reals(cap.CODE)
    code_start = integers(cap.PREDICATES)
    code_length = integers(cap.PREDICATES)
    hold_days = integers(cap.PREDICATES)
    n_courses = integer()
    course_start = integers(cap.COURSES)  # code of what a mean over days is taken of
    course_length = integers(cap.COURSES)
    inject_predicate = integers(cap.INJECTS)  # -1: by day
    inject_day = integers(cap.INJECTS)  # 0 or later, NO_DAY: by predicate
    inject_effect = integers(cap.INJECTS)
    inject_a = integers(cap.INJECTS)
    inject_b = integers(cap.INJECTS)
    inject_value = reals(cap.INJECTS)
    inject_contingency = integers(cap.INJECTS)  # predicate read when it falls due, -1: none
    inject_unless = integers(cap.INJECTS)  # 1: given only if that does not hold
    axis_first = integers(cap.OUTCOMES)  # first rule of each outcome axis
    axis_rules = integers(cap.OUTCOMES)  # number of rules; no match gives the last label
    rule_predicate = integers(cap.AXIS_RULES)
    end_predicate = integer()  # true: the rollout ends today; -1 if none

    # --- starting stocks -----------------------------------------------------------------------
    commitment_start = reals(cap.ACTORS)
    displaced_start = real()
    last_contact = integers(cap.ACTORS, cap.ACTORS)  # day, below 0 before the start, or NEVER
    last_fatal = integers(cap.ACTORS, cap.ACTORS)  # [author, victim] as last_contact
    last_strike = integers(cap.ACTORS, cap.ACTORS)  # acknowledged, as last_contact
    rung = integers(cap.ACTORS, cap.ACTORS)
    attack_age = integers(cap.ACTORS)  # days its attack has lasted
    rest_age = integers(cap.ACTORS)  # days since its attack had to stop, 0: it has not
    momentum = reals(cap.ACTORS)  # pace of its attack over the usual one, 0: not given
