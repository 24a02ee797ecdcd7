"""Predicate text to postfix words (evaluated by `sim/engine/rules/predicate`).

`a.b.c` names a state quantity with its arguments; an argument that is not a plain word is quoted:
holder."New Town". Bare words are the statuses of an ultimatum. `mean(expr, k)` is a number;
`held(expr, k)` may wrap the whole.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from math import isfinite

from sim.engine.state.capacity import COURSE_DAYS, STACK
from sim.engine.state.code_words import (
    AND,
    COMPARISONS,
    CONSTANT,
    MEAN,
    NEGATED,
    NOT,
    OR,
    PRODUCTS,
    QUANTITY,
    SUMS,
)
from sim.engine.state.names import STATUSES
from sim.engine.state.quantities import NUMBERS, QUANTITIES
from sim.errors import ScenarioError, nearest, quote

TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"
    r"|(?P<name>[A-Za-z_]\w*(?:\.(?:\w+|\"[^\"]*\"|'[^']*'))*)"
    r"|(?P<op><=|>=|==|!=|[-+*/<>(),]))"
)
PART = re.compile(r"\"[^\"]*\"|'[^']*'|\w+")
MOST_DAYS = 4000
TRUTH, NUMBER, FATE, STATUS = "truth", "number", "fate", "status"
SAID = {TRUTH: "a condition", NUMBER: "a number", FATE: "the status of an ultimatum",
        STATUS: "a status"}

Names = Mapping[str, Sequence[str]]


class Parser:
    """Recursive descent over the tokens of one predicate."""

    def __init__(self, text: str, names: Names) -> None:
        self.text = text
        self.names = names
        self.tokens = tokens_of(text)
        self.at = 0
        self.words: list[float] = []
        self.depth = 0
        self.deepest = 0
        self.inside = False  # of a mean

    def peek(self) -> str:
        """The next token's text, empty at the end."""
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def take(self, *wanted: str) -> str:
        """Consume the next token if it is one of those wanted."""
        token = self.peek()
        if token and token in wanted:
            self.at += 1
            return token
        return ""

    def need(self, wanted: str) -> None:
        """Consume a token that must come next."""
        if not self.take(wanted):
            raise self.wrong(f"'{wanted}' expected")

    def wrong(self, problem: str, allowed: Sequence[str] = (), near: str | None = None,
              back: int = 0) -> ScenarioError:
        """An error at the current token (or `back` tokens before it)."""
        place = self.at - back
        column = self.tokens[place][2] if place < len(self.tokens) else len(self.text)
        return ScenarioError(f"at character {column + 1} of \"{quote(self.text)}\": {problem}",
                             allowed=allowed, nearest=near)

    def push(self, *words: float) -> None:
        """Emit words that leave one more value on the stack."""
        self.words += words
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        if self.depth > STACK:
            raise self.wrong(f"too deeply nested: more than {STACK} values at once")

    def operate(self, op: int) -> None:
        """Emit a two-operand word."""
        self.words.append(op)
        self.depth -= 1

    def want(self, kind: str, found: str, start: int) -> None:
        """Refuse an operand, begun at token `start`, of another kind than wanted."""
        if found == kind:
            return
        last = self.tokens[self.at - 1]
        text = self.text[self.tokens[start][2] : last[2] + len(last[1])]
        hint = f"; compare it, as in {text} {'== met' if found == FATE else '> 0'}"
        raise self.wrong(f"'{quote(text)}' is {SAID[found]}, where {SAID[kind]} is needed"
                         + (hint if kind == TRUTH else ""), back=self.at - start)

    def joined(self, part: Callable[[], str], codes: Mapping[str, int], kind: str) -> str:
        """Operands of one kind joined by any of some words; the kind of the whole."""
        start = self.at
        found = part()
        while self.peek() in codes:
            self.want(kind, found, start)
            word = self.take(*codes)
            start = self.at
            self.want(kind, part(), start)
            if word == "/" and self.words[-2:] == [CONSTANT, 0.0]:
                raise self.wrong("division by zero", back=self.at - start)
            self.operate(codes[word])
            found = kind
        return found

    def either(self) -> str:
        """Read terms joined by `or`."""
        return self.joined(self.both, {"or": OR}, TRUTH)

    def both(self) -> str:
        """Read terms joined by `and`."""
        return self.joined(self.negated, {"and": AND}, TRUTH)

    def negated(self) -> str:
        """Read a term with or without `not`."""
        if not self.take("not"):
            return self.compared()
        start = self.at
        self.want(TRUTH, self.negated(), start)
        self.words.append(NOT)
        return TRUTH

    def compared(self) -> str:
        """One comparison; chains are refused."""
        start = self.at
        left = self.total()
        if self.peek() not in COMPARISONS:
            return left
        if left not in (STATUS, FATE):
            self.want(NUMBER, left, start)
        op = self.take(*COMPARISONS)
        middle = self.at
        right = self.total()
        if left in (STATUS, FATE) or right in (STATUS, FATE):
            self.fate(op, (left, start, middle - 1), (right, middle, self.at))
        else:
            self.want(NUMBER, right, middle)
        self.operate(COMPARISONS[op])
        if self.peek() in COMPARISONS:
            raise self.wrong("comparisons cannot be chained; join them with 'and'")
        return TRUTH

    def fate(self, op: str, *sides: tuple[str, int, int]) -> None:
        """Refuse what is no comparison of an ultimatum's status with a status by its name.

        sides: kind of what is compared, its first token and the one after its last.
        """
        kinds = {kind for kind, _, _ in sides}
        first = sides[0][1]
        if kinds == {FATE, NUMBER}:
            _, at, end = next(side for side in sides if side[0] == NUMBER)
            text = self.text[self.tokens[at][2] : self.tokens[end - 1][2]
                             + len(self.tokens[end - 1][1])]
            number = float(text) if end == at + 1 and self.tokens[at][0] == "number" else -1.0
            name = STATUSES[int(number)] if number in range(len(STATUSES)) else ""
            write = f"write {name}, not {quote(text)}" if name else f"not with {quote(text)}"
            raise self.wrong(f"the status of an ultimatum is compared with its name: {write}",
                             STATUSES, back=self.at - at)
        if kinds not in ({FATE, STATUS}, {FATE}) or op not in ("==", "!="):
            raise self.wrong("a status is compared by == or != with ultimatum_status",
                             back=self.at - first)

    def total(self) -> str:
        """Read a sum of products, joined by + and -."""
        return self.joined(self.product, SUMS, NUMBER)

    def product(self) -> str:
        """Read a product of atoms, joined by * and /."""
        return self.joined(self.signed, PRODUCTS, NUMBER)

    def signed(self) -> str:
        """Unary minus."""
        if not self.take("-"):
            return self.primary()
        start = self.at
        self.want(NUMBER, self.signed(), start)
        self.words.append(NEGATED)
        return NUMBER

    def primary(self) -> str:
        """A number, a quantity, a status or a parenthesis."""
        if self.take("("):
            kind = self.either()
            self.need(")")
            return kind
        if self.at >= len(self.tokens):
            raise self.wrong("ends too early")
        kind, token, _ = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            if not isfinite(float(token)):
                raise self.wrong(f"'{quote(token)}' is not a finite number", back=1)
            self.push(CONSTANT, float(token))
            return NUMBER
        if token == "mean" and self.peek() == "(":
            return self.mean()
        if kind == "name" and token not in ("and", "or", "not", "held"):
            return self.named(token)
        if token == "held":
            raise self.wrong("held(...) may only wrap the whole predicate", back=1)
        raise self.wrong(f"'{quote(token)}' does not belong here", back=1)

    def mean(self) -> str:
        """The mean over days of a number, or of a condition as the share of days on which it held.

        Its word is followed by the course (the loader numbers it), the days and the length of the
        code inside.
        """
        if self.inside:
            raise self.wrong("a mean cannot hold another", back=1)
        self.need("(")
        self.words += (float(MEAN), -1.0, 0.0, 0.0)
        first, start = len(self.words), self.at
        self.inside, depth = True, self.depth
        kind = self.either()
        self.inside = False
        if kind in (FATE, STATUS):
            self.want(NUMBER, kind, start)
        self.need(",")
        days = whole_days(self, COURSE_DAYS)
        self.need(")")
        self.words[first - 2 : first] = float(days), float(len(self.words) - first)
        assert self.depth == depth + 1
        return NUMBER

    def named(self, token: str) -> str:
        """A quantity with its arguments, or a status."""
        name, *rest = [p.strip("\"'") for p in PART.findall(token)]
        if not rest and name in STATUSES:
            self.push(CONSTANT, float(STATUSES.index(name)))
            return STATUS
        if name not in QUANTITIES:
            known = [*QUANTITIES, *STATUSES]
            raise self.wrong(f"unknown quantity '{quote(name)}'", near=nearest(name, known), back=1)
        kinds = QUANTITIES[name].kinds
        if len(rest) != len(kinds):
            form = ".".join([name, *(f"<{k}>" for k in kinds)])
            raise self.wrong(f"'{quote(token)}' should be {form}", back=1)
        args = [-1.0, -1.0]
        for k, (kind, word) in enumerate(zip(kinds, rest, strict=True)):
            known = list(self.names.get(kind, ()))
            if word not in known:
                raise self.wrong(f"unknown {kind} '{quote(word)}'", sorted(known),
                                 nearest(word, known), back=1)
            args[k] = float(known.index(word))
        self.push(QUANTITY, float(NUMBERS[name]), *args)
        return FATE if name == "ultimatum_status" else NUMBER


def tokens_of(text: str) -> list[tuple[str, str, int]]:
    """(kind, text, position) of each token."""
    out = []
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = TOKEN.match(text, at)
        if match is None:
            column = at + len(text[at:]) - len(text[at:].lstrip())
            raise ScenarioError(
                f"at character {column + 1} of \"{quote(text)}\": '{text[column]}' is not "
                "understood"
            )
        kind = match.lastgroup or ""
        out.append((kind, match.group(kind), match.start(kind)))
        at = match.end()
    return out


def compile_predicate(text: str, names: Names) -> tuple[list[float], int]:
    """Postfix words of a predicate and the days it must have held (1 if not held-for).

    names: for each argument kind (actor, line, place, agreement, ultimatum, pledge) the scenario's
    names in index order. Raises ScenarioError with the position of what is wrong.
    """
    parser = Parser(text, names)
    try:
        days = held_inside(parser) if parser.take("held") else whole(parser)
    except RecursionError:
        raise parser.wrong("too deeply nested") from None
    if parser.peek():
        raise parser.wrong(f"'{quote(parser.peek())}' does not belong here")
    return parser.words, days


def whole(parser: Parser) -> int:
    """A condition by itself."""
    start = parser.at
    kind = parser.either()
    if parser.peek() not in ("", ",", ")"):
        raise parser.wrong(f"'{quote(parser.peek())}' does not belong here")
    parser.want(TRUTH, kind, start)
    return 1


def held_inside(parser: Parser) -> int:
    """The inside of `held(condition, days)`; the days."""
    parser.need("(")
    whole(parser)
    parser.need(",")
    days = whole_days(parser, MOST_DAYS)
    parser.need(")")
    return days


def whole_days(parser: Parser, most: int) -> int:
    """A whole number of days, from 1."""
    days = parser.peek()
    parser.at += 1
    if not days.isdecimal() or len(days) > 4 or not 1 <= int(days) <= most:
        raise parser.wrong(f"a whole number of days expected, 1 to {most}", back=1)
    return int(days)
