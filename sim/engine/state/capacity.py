"""Fixed capacities of the records, so that no type the kernel sees depends on a scenario.

Loops run to the scenario's own counts; a scenario that exceeds a capacity is refused at load.
"""

ACTORS = 8
TYPES = 5  # grid of private resolve types, r = 0.1, 0.3, 0.5, 0.7, 0.9
TRACKS = 4
OPTIONS = 12
PLANS = 8  # plans of an actor
PLACES = 64
ROADS = 128
AXES = 6
LINES = 6
ULTIMATUMS = 4
PLEDGES = 3
AGREEMENTS = 4
MEETINGS = 12
CHANNELS = 4
DOCTRINES = 6
TRAITS = 8  # a doctrine's own parameters
POLICIES = 16  # distinct policy functions in one run
INJECTS = 32
PREDICATES = 96
CODE = 1536  # words of compiled predicate code
STACK = 32  # values that a predicate works with at once
COURSES = 12  # expressions whose values of past days are kept for means over days
COURSE_DAYS = 64  # past days of each, today among them
AGES = 64  # days of a spell whose chance to end is kept; later days have that of the last
SPAN = 32  # days of spells to come that are kept; later days are as the last
WINDOWS = 4  # spans of days in which one actor is told what to do on one track
AXIS_RULES = 64  # outcome rules over all axes
OUTCOMES = 8  # outcome axes
BLOWS = 48  # sizes of fatal blows that notes tell apart
BOUTS = 16  # lengths of spells of strikes that notes tell apart, in days; the last: that or more
WATCH = 3  # evenings on which a climb follows a blow: of its day and the two after
EVENTS = 64  # of one day that are kept in the record; those beyond are counted
SERIES = 32  # daily series kept for figures
