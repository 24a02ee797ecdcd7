"""YAML text as nodes, composed from its events with bounds on how many and how deep.

libyaml reads where it is there; a text that it refuses is read again by PyYAML's own parser, whose
messages are better and which takes some texts that libyaml does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import yaml

MOST_NODES: Final = 100_000  # in one file
DEEPEST: Final = 100
RETRIED: Final = 200_000  # letters up to which a text is read again for a better message


class TooMuch(Exception):
    """A file that holds more than it may. line: where that was seen, from 1."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.line = line


def compose(text: str) -> tuple[yaml.Node | None, yaml.SafeLoader]:
    """The root of a text, None of an empty one, and the loader that knows its scalars.

    yaml.YAMLError for what is no YAML, TooMuch for more than there may be.
    """
    fast: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return nodes_of(fast(text))
    except yaml.YAMLError:
        if fast is yaml.SafeLoader or len(text) > RETRIED:
            raise
    return nodes_of(yaml.SafeLoader(text))


def nodes_of(loader: Any) -> tuple[yaml.Node | None, Any]:
    """The root of what a loader reads, and the loader."""
    work = Composer(loader)
    loader.get_event()  # the stream begins
    if loader.check_event(yaml.StreamEndEvent):
        return None, loader
    first = loader.get_event()
    root = work.node(loader.get_event(), 0)
    loader.get_event()  # the document ends
    if not loader.check_event(yaml.StreamEndEvent):
        raise yaml.composer.ComposerError(
            "expected a single document in the stream", first.start_mark,
            "but found another document", loader.get_event().start_mark)
    return root, loader


class Composer:
    """Nodes from the events of a loader."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader
        self.anchors: dict[str, yaml.Node] = {}
        self.count = 0

    def node(self, event: Any, depth: int) -> yaml.Node:
        """The node that begins with an event."""
        self.count += 1
        line = event.start_mark.line + 1
        if self.count > MOST_NODES:
            raise TooMuch(f"more than {MOST_NODES:,} values", line)
        if depth > DEEPEST:
            raise TooMuch("too deeply nested", line)
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        if event.anchor in self.anchors and event.anchor is not None:
            raise yaml.composer.ComposerError(
                f"found duplicate anchor {event.anchor!r}; first occurrence",
                self.anchors[event.anchor].start_mark, "second occurrence", event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            return self.keep(event, yaml.ScalarNode(
                self.tag(event, yaml.ScalarNode, event.value), event.value, event.start_mark,
                event.end_mark, style=event.style or None))
        kind = yaml.SequenceNode if isinstance(event, yaml.SequenceStartEvent) else \
            yaml.MappingNode
        value: list[Any] = []
        made = self.keep(event, kind(self.tag(event, kind, None), value, event.start_mark, None,
                                     flow_style=event.flow_style))
        if kind is yaml.SequenceNode:
            value += self.items(yaml.SequenceEndEvent, depth)
        else:
            items = self.items(yaml.MappingEndEvent, depth)
            value += zip(items, items, strict=True)
        return made

    def items(self, end: type, depth: int) -> Iterator[yaml.Node]:
        """The nodes up to the end of a collection."""
        while not isinstance(event := self.loader.get_event(), end):
            yield self.node(event, depth + 1)

    def alias(self, event: Any) -> yaml.Node:
        """The node that an alias stands for."""
        if event.anchor not in self.anchors:
            raise yaml.composer.ComposerError(None, None, f"found undefined alias "
                                              f"{event.anchor!r}", event.start_mark)
        return self.anchors[event.anchor]

    def keep(self, event: Any, node: yaml.Node) -> yaml.Node:
        """A node, remembered by its anchor."""
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        return node

    def tag(self, event: Any, kind: type, value: str | None) -> str:
        """The tag of a node: its own, or that which its text resolves to."""
        if event.tag is None or event.tag == "!":
            return str(self.loader.resolve(kind, value, event.implicit))
        return str(event.tag)
