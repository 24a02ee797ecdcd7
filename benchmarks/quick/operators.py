"""What each operator and intrinsic of the dialect gives, and how it is written in C."""

from __future__ import annotations

import ast
import math
from typing import Any

from benchmarks.quick.kinds import BOOL, INT, REAL, Kind, described

PLAIN: dict[type, str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}
BITS: dict[type, str] = {ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^"}
SHIFTS: dict[type, str] = {ast.LShift: "<<", ast.RShift: ">>"}
WHOLE: dict[type, tuple[str, str]] = {  # functions of arithmetic.h: of integers, of reals
    ast.FloorDiv: ("floor_divide", "real_floor_divide"),
    ast.Mod: ("modulo", "real_modulo"),
}
COMPARISONS: dict[type, str] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
                                ast.Eq: "==", ast.NotEq: "!="}
NUMBERS = (INT, REAL, BOOL)
INTEGERS = (INT, BOOL)

# By way of the C library, as numba goes: name there and what it gives. Those that numba computes by
# routines of its own (gamma, erf) are left out.
MATHEMATICS: dict[Any, tuple[str, Kind]] = {
    math.exp: ("exp", REAL), math.expm1: ("expm1", REAL), math.log: ("log", REAL),
    math.log1p: ("log1p", REAL), math.sqrt: ("__builtin_sqrt", REAL),
    math.fabs: ("__builtin_fabs", REAL), math.sin: ("sin", REAL), math.cos: ("cos", REAL),
    math.tan: ("tan", REAL), math.atan: ("atan", REAL), math.tanh: ("tanh", REAL),
    math.floor: ("(int64_t)floor", INT), math.ceil: ("(int64_t)ceil", INT),
    math.isnan: ("__builtin_isnan", BOOL), math.isinf: ("__builtin_isinf", BOOL),
}


def outcome(op: ast.operator, a: Kind, b: Kind) -> Kind:
    """The kind of `a op b`. TypeError where there is none."""
    if a not in NUMBERS or b not in NUMBERS:
        raise TypeError(f"arithmetic on {described(b if a in NUMBERS else a)}")
    whole = a in INTEGERS and b in INTEGERS
    if type(op) in BITS and whole:
        return BOOL if a == b == BOOL else INT
    if type(op) in SHIFTS and whole:
        return INT
    if isinstance(op, ast.Div):
        return REAL
    if type(op) in PLAIN or type(op) in WHOLE:
        return INT if whole else REAL
    raise TypeError(f"the operator {type(op).__name__} on {described(a)} and {described(b)}")


def written(op: ast.operator, a: tuple[str, Kind], b: tuple[str, Kind], divisor: Any) -> str:
    """C of `a op b`, each given as its C and its kind. divisor: the value of b if it is known."""
    left, right = (f"(int64_t){text}" if kind == BOOL else text for text, kind in (a, b))
    if isinstance(op, ast.Div):
        known = isinstance(divisor, int | float) and divisor != 0
        return f"((double){left} / (double){right})" if known else f"divide({left}, {right})"
    if type(op) in WHOLE:
        name = WHOLE[type(op)][outcome(op, a[1], b[1]) == REAL]
        return f"{name}({left}, {right})"
    sign = PLAIN.get(type(op)) or BITS.get(type(op)) or SHIFTS[type(op)]
    return f"({left} {sign} {right})"


def constant(value: float) -> str:
    """A number as C: exact, and as wide as Python's."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        number = int(value)  # a member of an enumeration is one, too
        if number == -(2**63):
            return "INT64_MIN"
        return f"({number}LL)" if number < 0 else f"{number}LL"
    if math.isnan(value):
        return '__builtin_nan("")'
    if math.isinf(value):
        return "__builtin_inf()" if value > 0 else "(-__builtin_inf())"
    return value.hex() if math.copysign(1.0, value) > 0 else f"({value.hex()})"
