"""Predicate text to postfix words (evaluated by `sim/rules/predicate`).

`a.b.c` names a state quantity with its arguments; an argument that is not a plain word is quoted:
holder."New Town". Bare words are the statuses of an ultimatum. `held(expr, k)` may wrap the whole.
"""

import re
from collections.abc import Mapping, Sequence

from sim.errors import ScenarioError, nearest
from sim.state.names import STATUSES
from sim.state.quantities import QUANTITIES

TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"
    r"|(?P<name>[A-Za-z_]\w*(?:\.(?:\w+|\"[^\"]*\"|'[^']*'))*)"
    r"|(?P<op><=|>=|==|!=|[-+*/<>(),]))"
)
PART = re.compile(r"\"[^\"]*\"|'[^']*'|\w+")
COMPARE = {"<": 5, "<=": 6, ">": 7, ">=": 8, "==": 9, "!=": 10}
DEPTH = 32

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
        return ScenarioError(f"at character {column + 1} of \"{self.text}\": {problem}",
                             allowed=allowed, nearest=near)

    def push(self, *words: float) -> None:
        """Emit words that leave one more value on the stack."""
        self.words += words
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        if self.depth > DEPTH:
            raise self.wrong(f"too deeply nested: more than {DEPTH} values at once")

    def operate(self, op: int) -> None:
        """Emit a two-operand word."""
        self.words.append(op)
        self.depth -= 1

    def either(self) -> None:
        """or"""
        self.both()
        while self.take("or"):
            self.both()
            self.operate(4)

    def both(self) -> None:
        """and"""
        self.negated()
        while self.take("and"):
            self.negated()
            self.operate(3)

    def negated(self) -> None:
        """not"""
        if self.take("not"):
            self.negated()
            self.words.append(2)
        else:
            self.compared()

    def compared(self) -> None:
        """One comparison; chains are refused."""
        self.total()
        op = self.take(*COMPARE)
        if op:
            self.total()
            self.operate(COMPARE[op])
            if self.peek() in COMPARE:
                raise self.wrong("comparisons cannot be chained; join them with 'and'")

    def total(self) -> None:
        """+ and -"""
        self.product()
        while op := self.take("+", "-"):
            self.product()
            self.operate(11 if op == "+" else 12)

    def product(self) -> None:
        """* and /"""
        self.signed()
        while op := self.take("*", "/"):
            self.signed()
            self.operate(13 if op == "*" else 14)

    def signed(self) -> None:
        """Unary minus."""
        if self.take("-"):
            self.signed()
            self.words.append(15)
        else:
            self.primary()

    def primary(self) -> None:
        """A number, a quantity, a status or a parenthesis."""
        if self.take("("):
            self.either()
            self.need(")")
            return
        if self.at >= len(self.tokens):
            raise self.wrong("ends too early")
        kind, token, _ = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            self.push(0.0, float(token))
        elif kind == "name" and token not in ("and", "or", "not", "held"):
            self.named(token)
        elif token == "held":
            raise self.wrong("held(...) may only wrap the whole predicate", back=1)
        else:
            raise self.wrong(f"'{token}' does not belong here", back=1)

    def named(self, token: str) -> None:
        """A quantity with its arguments, or a status."""
        name, *rest = [p.strip("\"'") for p in PART.findall(token)]
        if not rest and name in STATUSES:
            self.push(0.0, float(STATUSES.index(name)))
            return
        if name not in QUANTITIES:
            known = [*QUANTITIES, *STATUSES]
            raise self.wrong(f"unknown quantity '{name}'", near=nearest(name, known), back=1)
        number, kinds, _ = QUANTITIES[name]
        if len(rest) != len(kinds):
            form = ".".join([name, *(f"<{k}>" for k in kinds)])
            raise self.wrong(f"'{token}' should be {form}", back=1)
        args = [-1.0, -1.0]
        for k, (kind, word) in enumerate(zip(kinds, rest, strict=True)):
            known = list(self.names.get(kind, ()))
            if word not in known:
                raise self.wrong(f"unknown {kind} '{word}'", sorted(known),
                                 nearest(word, known), back=1)
            args[k] = float(known.index(word))
        self.push(1.0, float(number), *args)


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
                f"at character {column + 1} of \"{text}\": '{text[column]}' is not understood"
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
    days = 1
    if parser.take("held"):
        parser.need("(")
        parser.either()
        parser.need(",")
        days_text = parser.peek()
        parser.at += 1
        if not days_text.isdigit() or int(days_text) < 1:
            raise parser.wrong("a whole number of days expected, 1 or more", back=1)
        days = int(days_text)
        parser.need(")")
    else:
        parser.either()
    if parser.peek():
        raise parser.wrong(f"'{parser.peek()}' does not belong here")
    return parser.words, days
