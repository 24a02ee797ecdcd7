"""How each kind of value is declared in C."""

from __future__ import annotations

from benchmarks.quick.kinds import (
    BOOL,
    INT,
    REAL,
    Fixed,
    Group,
    Kind,
    Number,
    Open,
    Policy,
    Record,
    Table,
)

HANDLES = {INT: "i", REAL: "r", BOOL: "b"}


def named(word: str) -> str:
    """A name of Python's as one that means nothing else in C."""
    return word + "_"


def handle(kind: Kind) -> str:
    """A short word for a kind, to build names of C types from."""
    if isinstance(kind, Number):
        return HANDLES[kind]
    if isinstance(kind, Record):
        return kind.name
    if isinstance(kind, Fixed):
        return "p" + HANDLES[kind.item]
    if isinstance(kind, Open):
        return f"{handle(kind.item)}{kind.dimensions}d"
    if isinstance(kind, Table):
        return "t" + handle(kind.policy)
    parts = kind.words if isinstance(kind, Policy) else kind.parts
    return "_".join([str(len(parts)), *(handle(part) for part in parts)])


def ctype(kind: Kind) -> str:
    """The C type of a value of a kind."""
    if isinstance(kind, Number):
        return kind.c
    if isinstance(kind, Record):
        return f"{named(kind.name)} *"
    if isinstance(kind, Fixed):
        return f"{kind.item.c} *"
    if isinstance(kind, Table):
        return f"{ctype(kind.policy)} *"
    word = {Open: "Array", Group: "Group", Policy: "Policy"}[type(kind)]
    return f"{word}_{handle(kind)}"


def zero(kind: Kind) -> str:
    """What a variable of a kind starts from."""
    return "{0}" if isinstance(kind, Open | Group) else "0"


def words(kind: Kind, name: str) -> list[tuple[str, str]]:
    """A value as it crosses to and from Python: C types and names of plain words.

    `benchmarks.quick.crossing.values` makes the same words of a Python value.
    """
    if isinstance(kind, Open):
        sizes = [("int64_t", f"{name}_{k}") for k in range(kind.dimensions)]
        return [(f"{element(kind)} *", f"{name}_at"), *sizes]
    if isinstance(kind, Group):
        return [w for k, part in enumerate(kind.parts) for w in words(part, f"{name}_{k}")]
    return [(ctype(kind), name)]


def gathered(kind: Kind, name: str) -> str:
    """The value that the words under a name stand for."""
    if isinstance(kind, Open):
        sizes = ", ".join(f"{name}_{k}" for k in range(kind.dimensions))
        return f"({ctype(kind)}){{{name}_at, {{{sizes}}}}}"
    if isinstance(kind, Group):
        parts = ", ".join(gathered(part, f"{name}_{k}") for k, part in enumerate(kind.parts))
        return f"({ctype(kind)}){{{parts}}}"
    return name


def spread(kind: Kind, text: str) -> list[str]:
    """The words of a value that stands in a variable."""
    if isinstance(kind, Open):
        return [f"{text}.at", *(f"{text}.shape[{k}]" for k in range(kind.dimensions))]
    if isinstance(kind, Group):
        return [w for k, part in enumerate(kind.parts) for w in spread(part, f"{text}.part{k}")]
    return [text]


def element(kind: Open) -> str:
    """The C type of an entry of an array."""
    return named(kind.item.name) if isinstance(kind.item, Record) else kind.item.c


def record(kind: Record) -> list[str]:
    """The declaration of a record; the layout is that of its dtype, every word 8 bytes wide."""
    lines = ["typedef struct {"]
    size = 0
    for name, field in kind.fields.items():
        length = 1
        for extent in field.shape:
            length *= extent
        size += 8 * length
        item = "int64_t" if field.kind is int else "double"
        lines.append(f"  {item} {named(name)}{f'[{length}]' if field.shape else ''};")
    return [*lines, f"}} {named(kind.name)};",
            f'_Static_assert(sizeof({named(kind.name)}) == {size}, "{kind.name}");']


def declared(kind: Kind, done: dict[str, list[str]]) -> None:
    """Add the declarations a kind needs to `done`, by name, those it builds on first."""
    if isinstance(kind, Record) and kind.name not in done:
        done[kind.name] = record(kind)
    elif isinstance(kind, Table):
        declared(kind.policy, done)
    if not isinstance(kind, Open | Group | Policy) or ctype(kind) in done:
        return
    if isinstance(kind, Open):
        declared(kind.item, done)
        fields = f"{element(kind)} *at; int64_t shape[{kind.dimensions}];"
        done[ctype(kind)] = [f"typedef struct {{ {fields} }} {ctype(kind)};"]
        return
    for part in kind.parts if isinstance(kind, Group) else kind.words:
        declared(part, done)
    if isinstance(kind, Group):
        body = " ".join(f"{ctype(part)} part{k};" for k, part in enumerate(kind.parts))
        done[ctype(kind)] = [f"typedef struct {{ {body} }} {ctype(kind)};"]
    else:
        done[ctype(kind)] = policy(kind)


def policy(kind: Policy) -> list[str]:
    """The type of a policy, and how one is asked; it answers with the fault it met, 0 for none."""
    taken = [w for k, part in enumerate(kind.words) for w in words(part, f"a{k}")]
    inner = ", ".join(type_ for type_, _ in taken)
    given = ", ".join(f"{ctype(part)} a{k}" for k, part in enumerate(kind.words))
    handed = ", ".join(w for k, part in enumerate(kind.words) for w in spread(part, f"a{k}"))
    return [
        f"typedef int64_t (*{ctype(kind)})({inner});",
        f"static inline void ask_{handle(kind)}({ctype(kind)} policy, {given}) {{",
        f"  int64_t met = policy({handed});",
        "  if (__builtin_expect(met != 0, 0)) fault((int)met);",
        "}",
    ]
