"""Laying a scenario over its base: mappings merge, everything else is replaced."""

from sim.scenario.yamlfile import Node

WHOLE = ("value", "central", "effect")  # a mapping with one of these is replaced as a whole


def merge(base: Node, top: Node) -> Node:
    """`top` laid over `base`; base's order first."""
    out = Node(top.path, top.file, top.line)
    for key in [*base, *(k for k in top if k not in base)]:
        source = top if key in top else base
        out[key] = source[key]
        out.origin[key] = source.where(key)
        if key in base and key in top:
            below, above = base[key], top[key]
            if isinstance(below, Node) and isinstance(above, Node) and not whole(above):
                out[key] = merge(below, above)
    return out


def whole(node: Node) -> bool:
    """True if the mapping is one value with its source, not a set of entries."""
    return any(k in node for k in WHOLE)
