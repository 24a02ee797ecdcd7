"""What one actor sees of the state when it decides: all that a policy may read."""

from sim.engine.state import capacity as cap
from sim.engine.state import names
from sim.engine.state.declare import integer, integers, real, reals


class View:
    """What one actor sees when it decides; filled by `observe` and by nothing else."""

    me = integer()
    public = integer()  # 1: the public record only, as rivals judge the act
    track = integer()
    day = integer()
    days_left = integer()
    n_options = integer()
    current = integer()
    verb = integers(cap.OPTIONS)
    level = reals(cap.OPTIONS, names.N_LEVELS)
    trigger = integer()
    role = integer()
    share = real()
    share_lost = real()  # since the start
    ultimatum = integer()  # status of the ultimatum the actor takes part in
    days_to_deadline = integer()  # negative once passed; FOREVER if none is open
    credit = real()
    commitment = real()
    own_deaths = real()
    days_since_fatal = integer()  # actor and rival, either way; FOREVER if never
    pledge_due = integer()  # 1: the actor owes an answer today
    truce = integer()
    truce_age = integer()  # days, or NOT_BINDING
    offer = integer()
    rival = integer()
    rival_rung = integer()
    own_rung = integer()
    rival_resolve = real()  # believed mean
    patron_support = real()  # help the actor gets
    given_support = real()
    tie = real()  # with the rival's patron, or the patron's with the issuer
    format_health = real()
    reputation = real()
    encircled = integer()
    resolve = real()  # own true resolve; the reference mean when public
    refugees = real()
    weariness = real()
    revenge = real()
