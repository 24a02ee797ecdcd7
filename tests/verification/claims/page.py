"""The page docs/claims.md, from the table of claims and the effects last measured.

`python docs/tables.py measure` measures again, which takes minutes; the tests of the claims compare
what they find with what is written.
"""

from __future__ import annotations

import csv
from pathlib import Path

from tests.verification.claims.paired import Effect
from tests.verification.claims.table import CLAIMS, DOWN, Check

MEASURED = Path(__file__).with_name("measured.csv")
FIELDS = ("claim", "check", "change", "observable", "rollouts", "before", "after", "difference",
          "half_width")

SIGNATURES = {
    "a": "An issuer's true resolve moves its target only by acts that the target sees: with the "
         "acts hidden not a bit of the target's conduct changes. (Open: with the acts seen it "
         "does not give way more, for either type strikes, on 1.42 and 1.45 days in three. Tried "
         "with tastes drawn at every look.)",
    "b": "The more public a threat, the more often it is obeyed and, where it is not, carried "
         "out; in the textbook crisis and in Idlib.",
    "c": "Offers and deals come in the week before a deadline, and move with it, where blows hurry "
         "no talks. (With their urgency deals before the near date: +0.002 ± 0.003 over 12,000 "
         "rollouts.)",
    "d": "A meeting that should freeze the front quickens the advance before it. (The days of "
         "attack only with tastes drawn at every look; with lasting ones -0.004 ± 0.025.)",
    "e": "Unconditional support raises the client's attacks and gains; support that can be "
         "withheld lowers them. (Fatal incidents: +0.03 ± 0.04 and -0.06 ± 0.03 over 12,000 "
         "rollouts.)",
    "f": "A good name is obeyed, tried with tastes drawn at every look; with lasting ones attacks "
         "are fewer, but the demand is not met more often: +0.001 ± 0.003 over 12,000 rollouts. "
         "After a called bluff the target attacks more, after a kept word less, this again with "
         "tastes drawn at every look. (Demand met after a kept word: +0.005 ± 0.007 over 3,000.) "
         "Words are tried on a target that war can hurt.",
    "g": "After the same event the tie stands higher if spoilers or the client are blamed and not "
         "the patron.",
}

HEAD = """# The claims of the source text and what the engine does with them

Every check runs two variants with the same seed, parameter rows and luck. The effect is that of
the second variant less the first, with its paired 95 % interval over parameter rows; n counts
rollouts of each variant. The sizes of the changes are chosen to show a mechanism, not what is
likely. These are effects inside the model: they show that a mechanism is wired as the claim says,
not that the claim is true, nor how large the effect was in the world.

`pytest tests/verification/claims` tries the checks whose effect stands well clear of its interval,
on as many rollouts as that takes, and compares them with this page; `python docs/tables.py measure`
tries all of them in full and writes the page again.

"""


def number(x: float) -> str:
    """A number at three significant digits, without an exponent."""
    digits = f"{x:.3g}"
    return f"{float(digits):.0f}" if "e" in digits and abs(x) >= 1.0 else digits


def key(claim: str, n: int, check: Check) -> tuple[str, ...]:
    """What a check is known by: any change of it asks for a new measurement."""
    return claim, str(n + 1), check.settings(), check.observable, str(check.rollouts)


def recorded() -> dict[tuple[str, ...], Effect]:
    """The effects last measured, by the key of their check."""
    with MEASURED.open(encoding="utf-8", newline="") as file:
        return {
            tuple(row[f] for f in FIELDS[:5]): Effect(
                *(float(row[f]) for f in FIELDS[5:]), rollouts=int(row["rollouts"]))
            for row in csv.DictReader(file)
        }


def measure() -> None:
    """Measure every check and write what was found."""
    with MEASURED.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(FIELDS)
        for claim in CLAIMS:
            for n, check in enumerate(claim.checks):
                e = check.effect()
                found = (e.before, e.after, e.difference, e.half_width)
                out.writerow([*key(claim.number, n, check), *(f"{x:.6g}" for x in found)])


def told(e: Effect) -> str:
    """An effect with its interval."""
    low, high = e.difference - e.half_width, e.difference + e.half_width
    return (f"{number(e.difference)} ({number(low)} to {number(high)}), "
            f"from {number(e.before)} to {number(e.after)}")


def row(cells: list[str]) -> str:
    """A row of a table."""
    return "| " + " | ".join(x.replace("|", "\\|") for x in cells) + " |\n"


def page() -> str:
    """The whole page. KeyError for a check that was changed since the last measurement."""
    known = recorded()
    head = ["claim", "what it says", "mechanism", "change", "observable", "expected", "effect", "n"]
    out = HEAD + row(head) + row(["---"] * 7 + ["---:"])
    left, notes = "", ""
    for claim in CLAIMS:
        for n, check in enumerate(claim.checks):
            effect = known[key(claim.number, n, check)]
            way = "falls" if check.sign == DOWN else "rises"
            said = [claim.says, claim.mechanism] if n == 0 else ["", ""]
            out += row([claim.number, *said, check.settings(), check.observable, way,
                        told(effect) + (" (open)" if check.why_open else ""), str(check.rollouts)])
            if check.note:
                notes += f"- {claim.number}, {check.observable}: {check.note}\n"
            if check.why_open:
                left += f"- {claim.number}, {check.observable}: {told(effect)}. {check.why_open}\n"
    out += f"\n## Weak effects\n\n{notes}\n## Left open\n\n{left or 'None.' + chr(10)}"
    out += "\n## Seven signatures\n\nConduct that a sum of weights would not show; each is a test "
    out += "`test_<letter>_...` of `tests/verification/claims/test_signatures.py`, judged on "
    out += "paired intervals.\n\n"
    return out + "".join(f"- ({letter}) {says}\n" for letter, says in SIGNATURES.items())
