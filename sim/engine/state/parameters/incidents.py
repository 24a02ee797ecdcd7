"""Attacks outside the front, and accidents."""

from sim.engine.state.declare import real
from sim.engine.state.parameters.parameter import Parameter


class IncidentParameters:
    """Attacks outside the front, and accidents."""

    hazard_post = real(given_by=(
        Parameter("incidents.hazard_post", 0, 1, 0.003, "1/day",
                  "fatal incident per surrounded post", "danger to surrounded posts",
                  "Chance a day of a fatal attack for each surrounded post."),
    ))
    hazard_block = real(given_by=(
        Parameter("incidents.hazard_block", 0, 1, 0.02, "1/day",
                  "fatal incident per 1000 exposed troops", "danger to exposed troops",
                  "Chance a day of a fatal attack for every 1000 exposed troops."),
    ))
    ordered_rate = real(given_by=(
        Parameter("incidents.ordered", 0.02, 1, 0.25, "1/day",
                  "fatal attacks under an order to fire that is not owned", "attacks on order",
                  "Fatal attacks a day by whoever is ordered to fire on exposed troops and not to"
                  " own to it."),
    ))
    quiet_hazard = real(given_by=(
        Parameter("incidents.quiet", 0, 1, 0.2, "share",
                  "of the hazard under a full attack, on a front at rest",
                  "danger on a quiet front",
                  "Share of the danger to posts and troops under a full attack that there is on a"
                  " quiet front."),
    ))
    post_pace = real(given_by=(
        Parameter("incidents.post_pace", 0, 1e4, 25, "men/day",
                  "moved into or out of each post at full order", "pace of moving posts",
                  "Men a day who leave a surrounded post, or man one at the front, at full order."),
    ))
    caution_effect = real(given_by=(
        Parameter("incidents.caution_effect", 0, 1, 0.6, "share", "hazard removed by full caution",
                  "danger removed by care", "Share of that danger that full care removes."),
    ))
    section_share = real(given_by=(
        Parameter("incidents.section_share", 0, 1, 0.5, "share", "incidents that hit a section",
                  "attacks that hit a section",
                  "Share of fatal attacks that hit a section, more than a few men."),
    ))
    company_share = real(given_by=(
        Parameter("incidents.company_share", 0, 1, 0.1, "share", "incidents that hit a company",
                  "attacks that hit a company", "Share of fatal attacks that hit a company."),
    ))
    lethality = real(given_by=(
        Parameter("incidents.lethality", 0, 1, 0.2, "share", "killed of those hit",
                  "killed among those hit", "Share of those hit by a fatal attack who die."),
    ))
    slip = real(given_by=(
        Parameter("incidents.slip", 0, 1, 0.1, "share",
                  "orders carried out more harshly than meant", "orders carried out too harshly",
                  "Share of orders that are carried out more harshly than meant."),
    ))
    misattribution = real(given_by=(
        Parameter("incidents.misattribution", 0, 1, 0.1, "share",
                  "incidents pinned on the wrong author", "attacks blamed on the wrong side",
                  "Share of fatal attacks that are pinned on the wrong author."),
    ))
    no_notice = real(given_by=(
        Parameter("incidents.no_notice", 0, 1, 0.3, "share", "movements not notified",
                  "movements not announced",
                  "Share of troop movements that are not announced to the other side."),
    ))
    patron_exposure = real(given_by=(
        Parameter("incidents.patron_exposure", 0, 1, 0.02, "share",
                  "attacks that also hit the patron", "attacks by a backer",
                  "Share of the danger of an accident that a backer in full support adds."),
    ))
    near_front = real(given_by=(
        Parameter("incidents.near", 0, 1, 0.5, "share",
                  "what fire near the front does beside its target, of fire anywhere",
                  "reach of fire near the front",
                  "What fire kept near the front does to a backer's men and goodwill, as a share "
                  "of fire anywhere."),
    ))
    spoil_rate = real(given_by=(
        Parameter("incidents.spoil_rate", 0, 10, 0.1, "1/day",
                  "attacks outside the lines, on that order", "attacks by those left out",
                  "Attacks outside the lines a day while they are ordered."),
    ))
    spoil_deaths = real(given_by=(
        Parameter("incidents.spoil_deaths", 0, 1000, 4, "deaths", "killed in one, beyond the first",
                  "deaths in such an attack",
                  "Soldiers killed in an attack outside the lines, beyond the first."),
    ))
