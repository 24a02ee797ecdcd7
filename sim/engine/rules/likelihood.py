"""How likely a look at a choice is under lasting tastes, in closed form.

Options have pulls, weights of the logit. An actor that holds option a since looks at which option
j pulled up to B_j times as strongly as a has shocks with g_j - g_a <= -log B_j for all j. All
shocks being Gumbel, the chance of that is 1 over the sum of all B, with B_a = 1. Hence the chance
that a withstands one more look, and the density over the gap at which another option overtakes it.
"""

from typing import Any

HUGE = 1e300  # stands for no bound
NEARLY = 1.0 - 1e-14  # a turn just reached counts as passed, whatever its rounding


def odds_of(pull: Any, n: int, a: int) -> float:
    """Logit odds of one of n options by their pulls."""
    total = 0.0
    for j in range(n):
        total += pull[j]
    return pull[a] / total if total > 0.0 else 1.0


def ratio(pull: Any, j: int, a: int) -> float:
    """How many times as strongly as a option j pulls."""
    if j == a:
        return 1.0
    if pull[j] <= 0.0:
        return 0.0
    near = pull[a] >= 1.0 or pull[j] < HUGE * pull[a]
    return pull[j] / pull[a] if near else HUGE


def withstand_chance(bound: Any, pull: Any, n: int, a: int) -> float:
    """Chance that option a, which has withstood `bound`, withstands these pulls too."""
    before = 0.0
    after = 0.0
    for j in range(n):
        b = 1.0 if j == a else bound[j]
        before += b
        after += max(b, ratio(pull, j, a))
    return before / after


def bounded_product(x: float, y: float) -> float:
    """A product of pulls, at most HUGE."""
    return x * y if y <= 1.0 or x < HUGE / y else HUGE


def stretch(level: float, slope: float, width: float) -> float:
    """Integral of (level + slope x) to the power -2 for x from 0 to a width; slope is 1 or more."""
    if width > 1.0:
        return 1.0 / (level / width + slope) / level
    return width / (level + slope * width) / level


def left(bound: Any, pull: Any, n: int, a: int, b: int) -> float:
    """Chance that option b overtakes a, which has withstood `bound`, at these pulls.

    Let y be the pull at which b just overtakes a; option j stays below both while its pull is below
    max(B_j, y R_j / R_b), with R the pulls over that of a. The density of y is that sum to the
    power -2, piecewise in closed form between B_b and R_b.
    """
    last = ratio(pull, b, a)
    y = bound[b]
    if last <= y:
        return 0.0
    before = 0.0
    for j in range(n):
        before += 1.0 if j == a else bound[j]
    chance = 0.0
    for _ in range(n):
        level = 0.0
        slope = 1.0
        turn = last
        for j in range(n):
            if j == a:
                level += 1.0
                continue
            if j == b:
                level += y
                continue
            grows = ratio(pull, j, b)
            if bounded_product(grows, y) >= NEARLY * bound[j]:
                level += bounded_product(grows, y)
                slope += grows
            else:
                level += bound[j]
                if bounded_product(grows, last) > bound[j]:
                    turn = min(turn, bound[j] / grows)
        chance += stretch(level, slope, turn - y)
        y = turn
        if y >= last:
            break
    return before * chance


def withstand(bound: Any, pull: Any, n: int, a: int) -> None:
    """Note that option a has withstood these pulls too."""
    for j in range(n):
        bound[j] = max(bound[j], ratio(pull, j, a))


def take_bound(bound: Any, pull: Any, n: int, a: int) -> None:
    """What is known of an option just taken: it withstands these pulls."""
    for j in range(n):
        bound[j] = ratio(pull, j, a)
