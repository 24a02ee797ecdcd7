"""The case: everything about a crisis that is given before the first day.

A case is one record. Counts and structure are int64; every number that may carry a range is
float64, so that one parameter row is the same record with a few words overwritten.
Indices: actors, places, roads, lines, agreements sorted by name at load.
"""

from sim.engine.state import capacity as cap
from sim.engine.state import names, places
from sim.engine.state.declare import integer, integers, reals
from sim.engine.state.parameters.actors import ActorParameters
from sim.engine.state.parameters.foresight import ForesightParameters
from sim.engine.state.parameters.home import HomeParameters
from sim.engine.state.parameters.incidents import IncidentParameters
from sim.engine.state.parameters.links import LinkParameters
from sim.engine.state.parameters.talks import TalkParameters
from sim.engine.state.parameters.theatre import TheatreParameters
from sim.engine.state.parameters.ties import TieParameters
from sim.engine.state.parameters.truces import TruceParameters
from sim.engine.state.parameters.world import WorldParameters


class Case(
    ActorParameters, LinkParameters, TheatreParameters, IncidentParameters, TalkParameters,
    TruceParameters, ForesightParameters, HomeParameters, TieParameters, WorldParameters,
):
    """Structure of one crisis, and its parameters (those of `sim.engine.state.parameters`)."""

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
    doctrine = integers(cap.ACTORS)  # the doctrine in force in this parameter row
    n_doctrines = integers(cap.ACTORS)
    doctrine_policy = integers(cap.ACTORS, cap.DOCTRINES)  # slot of the policy function
    doctrine_automatic = integers(cap.ACTORS, cap.DOCTRINES)  # 1: pledges fire without a choice
    doctrine_weight = reals(cap.ACTORS, cap.DOCTRINES)  # reference mixture
    trait = reals(cap.ACTORS, cap.DOCTRINES, cap.TRAITS)

    # --- links ---------------------------------------------------------------------------------
    patron = integers(cap.ACTORS, cap.ACTORS)  # [p, c] = 1 if p is c's patron

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

    # --- agreements, meetings, channels --------------------------------------------------------
    agreement_member = integers(cap.AGREEMENTS, cap.ACTORS)
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
    deal_line = integer()  # line of a deal in force at the start, -1 if none
    deal_age = integer()

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
    last_contact = integers(cap.ACTORS, cap.ACTORS)  # day, below 0 before the start, or NEVER
    last_fatal = integers(cap.ACTORS, cap.ACTORS)  # [author, victim] as last_contact
    last_strike = integers(cap.ACTORS, cap.ACTORS)  # acknowledged, as last_contact
    rung = integers(cap.ACTORS, cap.ACTORS)
    attack_age = integers(cap.ACTORS)  # days its attack has lasted
    rest_age = integers(cap.ACTORS)  # days since its attack had to stop, 0: it has not
    momentum = reals(cap.ACTORS)  # pace of its attack over the usual one, 0: not given
