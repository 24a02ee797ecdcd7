"""State quantities that predicates and outcome rules may name.

Each entry: name -> (number, kinds of its arguments, meaning). `sim/rules/quantity` gives the value.
Argument kinds: actor, line, place, agreement, ultimatum, pledge, inject. What never happened was
FOREVER days ago: more than any span of dates, so that `> 14` holds of it and `<= 7` does not.
"""

from typing import Final

QUANTITIES: Final[dict[str, tuple[int, tuple[str, ...], str]]] = {
    "day": (0, (), "day index, 0 on the first day"),
    "days_left": (1, (), "days to the horizon"),
    "share": (2, (), "share of the disputed ground held by side 1, 0..1"),
    "share_kept": (3, (), "share held now over the share held at the start"),
    "area_taken": (4, (), "km2 taken by side 0 since the start, net"),
    "line_share": (5, ("line",), "share of the line's demanded places that side 1 holds, 0..1"),
    "holder": (6, ("place",), "side that holds a place, 0 or 1"),
    "deal": (7, (), "1 if a deal or truce is in force"),
    "deal_age": (8, (), "days the deal has bound, -1 if none binds yet"),
    "deal_count": (9, (), "deals agreed so far"),
    "break_count": (10, (), "deals broken so far"),
    "ultimatum_status": (11, ("ultimatum",), "what has become of it, compared by name: none, open, "
                         "met, met_after_force, met_in_part, executed, lapsed, withdrawn, "
                         "met_by_deal, overtaken"),
    "ultimatum_credit": (12, ("ultimatum",), "share of the demand met since it was issued"),
    "ultimatum_executed": (13, ("ultimatum",), "days of acknowledged strikes at the threatened "
                           "rung"),
    "days_to_deadline": (14, ("ultimatum",), "days to the deadline, negative "
                         "once passed; 1e12 before it is issued"),
    "pledge_honoured": (15, ("pledge",), "times the pledge was honoured"),
    "pledge_failed": (16, ("pledge",), "times it was not"),
    "fatal_today": (17, ("actor",), "the actor's soldiers killed today outside the front"),
    "fatal_count": (18, ("actor", "actor"), "fatal attacks, author then victim, as attributed"),
    "fatal_exchange": (19, ("actor", "actor"), "fatal attacks between the two that both "
                       "acknowledged"),
    "days_since_fatal": (20, ("actor", "actor"), "days since one killed the other's soldiers, "
                         "either way; 1e12 if never"),
    "days_since_strike": (21, ("actor", "actor"), "days since the first acknowledged a strike on "
                          "the second; 1e12 if never"),
    "strike_days": (22, ("actor", "actor"), "days of acknowledged strikes, first on second"),
    "days_since_contact": (23, ("actor", "actor"), "days since the two last talked; "
                           "1e12 if never"),
    "tie": (24, ("actor", "actor"), "goodwill between the two, 0 none to 1 full"),
    "tie_change": (25, ("actor", "actor"), "goodwill now less goodwill at the start"),
    "health": (26, ("agreement",), "standing of the agreement, 0 none to 1 full"),
    "health_change": (27, ("agreement",), "its standing now less its standing at the start"),
    "withdrawn": (28, ("agreement",), "1 if a member has formally left"),
    "meeting_overdue": (29, (), "days the oldest scheduled meeting is overdue, 0 if none"),
    "rung": (30, ("actor", "actor"), "rung of the first towards the second, 0..9"),
    "peak_rung": (31, ("actor", "actor"), "highest rung so far"),
    "deaths": (32, ("actor",), "the actor's deaths so far"),
    "civilians": (33, (), "civilian deaths so far"),
    "displaced": (34, (), "people displaced so far"),
    "incidents": (35, (), "fatal incidents so far"),
    "rounds": (36, (), "talk rounds of any kind so far"),
    "disaster": (37, (), "1 once patrons fight each other in the open"),
    "commitment": (38, ("actor",), "audience cost at stake"),
    "reputation": (39, ("actor",), "reputation for carrying threats out, 0..1"),
    "support": (40, ("actor",), "support a patron gives its clients, 0..1"),
    "belief": (41, ("actor", "actor"), "resolve the first believes the second to have, mean"),
    "public_belief": (42, ("actor",), "resolve of the actor by the public record, mean"),
    "encircled": (43, (), "posts surrounded"),
    "troops": (44, ("actor",), "troops in theatre"),
    "wide_days": (45, (), "days of acknowledged wide strikes by an issuer"),
    "spoiler_attacks": (47, (), "attacks outside the lines by those a deal leaves out"),
    "fired": (48, ("inject",), "1 if the inject has been given"),
    "deal_on": (49, ("line",), "1 if the deal in force follows the line"),
    "mobilised": (50, ("actor",), "share of the actor's mobilisation that has run, 0..1"),
    "attack_spells": (51, (), "ground offensives that side 0 has begun so far"),
    "worst_blow": (52, ("actor",), "the actor's soldiers killed by the worst blow of today"),
    "unanswered": (53, ("actor",), "the actor's soldiers killed by blows it has not answered"),
    "expected_blow": (54, ("actor",), "dead of a blow that the actor has come to expect"),
    "campaign": (55, ("actor", "actor"), "1 while a campaign of strikes of the first on the second "
                 "stands"),
    "worst_rung": (56, ("actor", "actor"), "highest rung so far of either towards the other"),
    "ultimatum_given": (57, ("ultimatum",), "share of the demand met now, after it closed too, or "
                        "given by the deal in force"),
    "ultimatum_gain": (58, ("ultimatum",), "gain of the issuer's side since the demand: share of "
                       "the disputed ground, without ground share of the demand met"),
    "carried_in_time": (59, ("ultimatum",), "1 if the threat was carried out while the demand "
                        "stood, by the last day that grace and extension allow"),
    "carried_late": (60, ("ultimatum",), "1 if it was carried out after that"),
    "times_put_off": (61, ("ultimatum",), "times the deadline was put off"),
    "loss_share": (46, ("actor",), "deaths so far over strength at the start"),
}

# Quantities in days, so that a number they are compared with is a length of time.
IN_DAYS: Final = frozenset({
    "day", "days_left", "deal_age", "ultimatum_executed", "days_to_deadline", "days_since_fatal",
    "days_since_strike", "strike_days", "days_since_contact", "meeting_overdue", "wide_days",
})
