"""The outlook: what a crisis should come to over some days at the orders now in force.

Every rate is that of the law by which the day itself goes (fronts, fire, hazards, wear of ties,
flight, the slide into a wider war), averaged over the days looked ahead. It is the only foresight:
postures, answers, offers and the ends of the crisis tree are outlooks of the orders they mean.
"""

from typing import Any

from sim.engine.elementary import clamp, exp, log1p
from sim.engine.rules.barrage import barrage, clearness, shield_of
from sim.engine.rules.blow_size import expected_dead
from sim.engine.rules.bonds import tie_wear
from sim.engine.rules.ceasefire import break_chance, outlive_chance
from sim.engine.rules.combat import front_day
from sim.engine.rules.fire import (
    format_loss,
    ground_format_loss,
    near_miss,
    order_of,
    section_mean,
    support_tie_loss,
)
from sim.engine.rules.fronts import attack_tempo, in_contact
from sim.engine.rules.grudges import strain_of
from sim.engine.rules.incidents import attacks_ahead, spoiling
from sim.engine.rules.seizure import (
    ASSAULT,
    assault,
    assault_dead,
    at_issue,
    seizure_rate,
    share_of_issue,
)
from sim.engine.rules.slide import may_slide, rung_ahead, slide_risk
from sim.engine.rules.spells import active_days
from sim.engine.rules.theatre import expected_drift, forces
from sim.engine.state.names import (
    AIR,
    COMPLY,
    CONFRONT,
    FIRST,
    M_CONTROL,
    SCOPE,
    SEA,
    SIDE_ADVANCING,
    SIDE_HOLDING,
    STRIKE,
    SUPPORT,
    U_OPEN,
)


def effort_of(c: Any, s: Any, i: int, tempo: float, fire: float) -> float:
    """Share of full effort that a day asks of an actor: attack, fire, help and shield."""
    shot = max(s.level[i, STRIKE] + s.level[i, AIR] + s.level[i, SEA], fire)
    return tempo + shot + c.help_effort * (s.level[i, SUPPORT] + shield_of(s, i))


def active_share(c: Any, s: Any, w: Any, i: int, days: float) -> float:
    """Share of the days ahead on which an attacker attacks: on a map it must rest in between."""
    return active_days(c, s, w, i, days) / days if c.n_places > 0 else 1.0


def ground_yielded(c: Any, s: Any, days: float) -> float:
    """Share of the ground that targets hand back under open demands over some days."""
    given = 0.0
    if c.on[M_CONTROL] == 0:
        return 0.0
    for u in range(c.n_ultimatums):
        comply = s.level[c.ult_target[u], COMPLY]
        if comply <= 0.0 or s.ult_status[u] != U_OPEN or c.ult_line[u] < 0:
            continue
        line = s.share_line[c.ult_line[u]]
        pace = comply * c.pullback_rate * max(0.0, line - s.start_share)
        given = max(given, min(pace * days, max(0.0, line - s.share)))
    return given


def outlook(c: Any, s: Any, w: Any, days: float) -> None:
    """The expected course over some days at the orders in force, into `w`.

    Ground, own dead of each actor (by fire apart), effort, ties and formats lost, flight, and the
    chance of a war between patrons.
    """
    clear = clearness(c, s.sky)
    barrage(c, s, w, clear)
    w.kept = 0.0
    fought = 1.0
    if s.deal_line >= 0:
        w.kept = outlive_chance(c, s, w) * (1.0 - break_chance(c, s, strain_of(c, s)))
        # Attacks are held back while the deal lasts; one that breaks does so half way, as a rule.
        fought = 1.0 - (1.0 - c.truce_tempo) * 0.5 * (1.0 + w.kept)
    for i in range(c.n_actors):
        w.lost[i] = 0.0
        w.shelled[i] = w.fire_on[i] * days
        w.active[i] = 0.0
        w.tempo[i] = attack_tempo(c, s, w, i)
        if w.tempo[i] > 0.0:
            w.active[i] = active_share(c, s, w, i, days)
        w.tempo[i] *= w.active[i] * fought
        w.effort[i] = effort_of(c, s, i, w.tempo[i], w.firing[i])
    w.flight = 0.0
    if c.n_places > 0:
        ground_ahead(c, s, w, days, clear)
    else:
        issue_ahead(c, s, w, days, clear)
    exposed_ahead(c, s, w, days)
    w.slide = 0.0
    w.forum = 0.0
    for u in range(c.n_ultimatums):
        ties_ahead(c, s, w, u, days)


def ground_ahead(c: Any, s: Any, w: Any, days: float, clear: float) -> None:
    """Ground, front dead and flight where there is a map; a deal holds both sides back."""
    forces(c, s, w, clear)
    w.ahead = clamp(s.share + expected_drift(c, s, w, days) + ground_yielded(c, s, days), 0.0, 1.0)
    if s.deal_line >= 0:
        w.ahead += w.kept * (s.share_line[s.deal_line] - w.ahead)
    front_ahead(c, s, w, days)
    taken = max(0.0, s.share - w.ahead) * s.towns
    w.flight = days * c.displaced_quiet * (1.0 + c.displaced_attack * w.advance)
    w.flight += c.displaced_per_settlement * taken


def front_ahead(c: Any, s: Any, w: Any, days: float) -> None:
    """Dead at the front over some days, and the tempo of the advance."""
    most = 0.0
    w.advance = 0.0
    w.whole[SIDE_ADVANCING] = 0.0
    w.whole[SIDE_HOLDING] = 0.0
    for i in range(c.n_actors):
        if c.side[i] >= 0:
            w.whole[c.side[i]] += in_contact(s, i, w.tempo[i])
            most = max(most, w.tempo[i])
            if c.side[i] == SIDE_ADVANCING:
                w.advance = max(w.advance, w.tempo[i])
    pace = c.quiet_deaths + c.attack_deaths * most
    front_day(c, w, pace)
    for i in range(c.n_actors):
        if c.side[i] >= 0 and w.whole[c.side[i]] > 0.0:
            part = in_contact(s, i, w.tempo[i]) / w.whole[c.side[i]]
            w.lost[i] += w.fallen[c.side[i]] * days * part


def issue_ahead(c: Any, s: Any, w: Any, days: float, clear: float) -> None:
    """What is given and taken of the issue where there is no map, and the assault's dead."""
    w.ahead = s.share
    for u in range(c.n_ultimatums):
        if not at_issue(s, u):
            continue
        assault(c, s, w, u, clear)
        given = share_of_issue(c, s, u)
        taken = given + (1.0 - given) * min(1.0, seizure_rate(c, w) * days)
        taken *= c.ult_asks[u]
        w.ahead = max(w.ahead, min(1.0, taken)) if u > 0 else min(1.0, taken)
        if w.force[ASSAULT] > 0.0:
            for i in range(c.n_actors):
                w.lost[i] += assault_dead(c, s, w, u, i) * days
    if s.deal_line >= 0:
        w.ahead += w.kept * (s.share_line[s.deal_line] - w.ahead)


def exposed_ahead(c: Any, s: Any, w: Any, days: float) -> None:
    """Soldiers lost to fire, to attacks on exposed troops, to raids and beside a client."""
    if c.post_owner >= 0 and c.n_ultimatums > 0:
        target = c.ult_target[FIRST]
        pace = w.tempo[target]
        pace += max(s.level[target, CONFRONT], s.level[c.post_owner, CONFRONT])
        w.lost[c.post_owner] += attacks_ahead(c, s, pace) * expected_dead(c, s) * days
    for i in range(c.n_actors):
        w.lost[i] += w.shelled[i]
        raid = spoiling(c, s, i)
        if raid > 0.0:
            w.lost[c.ult_target[FIRST]] += raid * (1.0 + c.spoil_deaths) * days
            for p in range(c.n_actors):
                if c.patron[p, c.ult_target[FIRST]] == 1 and p != c.ult_target[FIRST]:
                    near = min(1.0, c.patron_exposure * s.level[p, SUPPORT])
                    w.lost[p] += raid * near * section_mean(c) * days
        if w.firing[i] <= 0.0:
            continue
        for j in range(c.n_actors):
            weight = w.shot[i, j]
            if weight <= 0.0:
                continue
            scope = order_of(c, s, i, j, SCOPE)
            for p in range(c.n_actors):
                if c.patron[p, j] == 1 and p != i and p != j:
                    w.lost[p] += near_miss(c, s, p, weight, scope) * section_mean(c) * days


def ties_ahead(c: Any, s: Any, w: Any, u: int, days: float) -> None:
    """Ties of an issuer with the target's patrons, its formats, and the slide into a wider war."""
    i = c.ult_issuer[u]
    j = c.ult_target[u]
    fired = w.shot[i, j]
    scope = order_of(c, s, i, j, SCOPE) if fired > 0.0 else 0.0
    ceded = max(0.0, s.share - w.ahead)
    w.forum += format_loss(c, fired) * days + ground_format_loss(c, ceded)
    for p in range(c.n_actors):
        w.wear[u, p] = 0.0
        direct = max(w.shot[i, p], w.shot[p, i])
        if may_slide(c, u, p, direct):
            slide_ahead(c, s, w, u, p, max(direct, fired), days)
        if c.patron[p, j] == 0:
            continue
        back = w.shot[p, i]
        shot = max(back, w.shot[i, p] if p != j else 0.0) + shield_of(s, p)
        worn = tie_wear(c, s, i, p, fired, scope, shot) * days
        worn += support_tie_loss(c, s.level[p, SUPPORT], ceded)
        if fired > 0.0 and p != j:
            worn += c.tie_killed * c.tie_blame * near_miss(c, s, p, fired, scope) * days
        if p != j and back > 0.0:
            worn += c.tie_acknowledged * s.tie[i, p]
        worn -= c.tie_calm * c.tie_repair * days
        w.wear[u, p] = clamp(worn, s.tie[i, p] - 1.0, s.tie[i, p])


def slide_ahead(c: Any, s: Any, w: Any, u: int, p: int, fire: float, days: float) -> None:
    """Add the chance that issuer and patron slide into war over some days to `w.slide`."""
    i = c.ult_issuer[u]
    rung = max(rung_ahead(c, s, i, c.ult_target[u], days), rung_ahead(c, s, p, i, days))
    r = slide_risk(c, s, i, p, fire, max(rung, rung_ahead(c, s, i, p, days)))
    if r > 0.0:
        w.slide = 1.0 - (1.0 - w.slide) * exp(days * log1p(-min(r, 0.999999)))
