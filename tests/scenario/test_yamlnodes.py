"""YAML composed with bounds: what libyaml gives, what PyYAML's own parser gives, and no more."""

import random

import pytest
import yaml

from sim.errors import ScenarioErrors
from sim.scenario.roots import data_root
from sim.scenario.yamlfile import parse_yaml, plain
from sim.scenario.yamlnodes import compose, nodes_of

FILES = sorted(data_root().glob("scenarios/**/*.yaml"))
ALONE = yaml.SafeLoader


def tree(node, seen=()):
    """Tags, values, lines and styles of a node and all below it."""
    head = (node.tag, node.start_mark.line, node.start_mark.column)
    if isinstance(node, yaml.ScalarNode):
        return (*head, node.value, node.style)
    if id(node) in seen:
        return (*head, "again")
    seen = (*seen, id(node))
    if isinstance(node, yaml.SequenceNode):
        return (*head, [tree(n, seen) for n in node.value])
    return (*head, [(tree(k, seen), tree(v, seen)) for k, v in node.value])


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_both_parsers_and_pyyamls_composer_give_the_same_nodes(path):
    text = path.read_text(encoding="utf-8")
    fast, slow = nodes_of(yaml.CSafeLoader(text))[0], nodes_of(ALONE(text))[0]
    assert tree(fast) == tree(slow) == tree(yaml.compose(text, ALONE))


SNIPPETS = ["a: 1", "a: {b: c, d: [1, 2]}", "- a\n- b: &x {c: 1}\n- *x", "a: |\n  b\n  c\n",
            "a: >-\n  b\n\n  c", "'a b': \"c\\td\"", "a: ! 1", "a: !!str 1", "? a\n: b", "a:",
            "a: ~", "a: 2020-01-02", "a: 1e3", "a: [b, c,]", "a: 'it''s'", "# only\na: 1 # x",
            "{a: b, ? c : d}", "a: - b", "a: b: c", "a: [1, 2", "\ta: 1", "a: 'x", "--- a\n--- b",
            "a: *x", "a: &x 1\nb: &x 2", "%YAML 1.1\n---\na: 1", "a: @b", "a: `b", "", "  ", "a\0b"]


def outcome(load):
    """The nodes, or that it was refused."""
    try:
        root = load()
        return None if root is None else tree(root)
    except yaml.YAMLError:
        return "refused"


@pytest.mark.parametrize("k", range(60))
def test_texts_of_any_kind_are_read_or_refused_as_by_pyyaml(k):
    rng = random.Random(k)
    parts = rng.choices(SNIPPETS, k=rng.randint(1, 3))
    text = "\n".join(parts)
    if k % 2:
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice("{}[]:,&*!|>'\"%@`#\n -\t?") + text[at:]
    slow = outcome(lambda: yaml.compose(text, ALONE))
    fast = outcome(lambda: compose(text)[0])
    assert fast == slow or slow == "refused", text  # libyaml may take what PyYAML refuses


MERGES = [
    "a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}",
    "a: &a {x: 1}\nb: &b {x: 2, z: 4}\nc: {<<: [*a, *b], q: 1}",
    "a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b, x: 9}",
    "a: &a {x: 1}\nb: {y: 0, <<: *a, x: 5}\nc: {<<: {x: 7}}",
    "a: &a {x: {p: 1}}\nb: {<<: *a}",
]


@pytest.mark.parametrize("text", MERGES)
def test_merge_keys_mean_what_they_mean_to_pyyaml(text):
    found, problems = parse_yaml(text, "f")
    assert not problems and plain(found) == yaml.safe_load(text)


def laughs(kind: str, deep: int) -> str:
    """Ten times the same, ten times over: by aliases, by merges of mappings, by lists of them."""
    lines = ["a0: &a0 {k0: 1, k1: 2, k2: 3}"]
    for n in range(1, deep):
        ten = ", ".join(f"*a{n - 1}" for _ in range(10))
        body = {"alias": f"[{ten}]", "merge": f"{{<<: [{ten}], own{n}: 1}}",
                "both": f"{{<<: [{ten}], list{n}: [{ten}]}}"}[kind]
        lines.append(f"a{n}: &a{n} {body}")
    return "\n".join(lines)


@pytest.mark.parametrize("text", [
    laughs("alias", 12), laughs("both", 12),
    "a:\n" + "\n".join(f"  k{n}: {n}" for n in range(150_000)),
    "a: [" + ",".join("1" * 1 for _ in range(400_000)) + "]",
    "a: " + "[" * 5000, "a: " + "{b: " * 5000,
    "".join(f"a{n}: &a{n} [{f'*a{n - 1}' if n else 1}]\n" for n in range(3000)),
], ids=["aliases", "merges_and_lists", "keys", "values", "lists", "maps", "chain"])
def test_what_is_too_much_is_one_error(text):
    with pytest.raises(ScenarioErrors) as caught:
        parse_yaml(text, "f.yaml")
    (error,) = caught.value.errors
    assert "more than 100,000 values" in str(error) or "too deeply nested" in str(error)


def test_merges_of_merges_cost_what_they_bring():
    """Each brings the same three keys: ten to the twelfth pairs if they were spelt out."""
    found, problems = parse_yaml(laughs("merge", 12), "f")
    assert not problems and set(found["a11"]) == {"k0", "k1", "k2", *(f"own{n}" for n in
                                                                     range(1, 12))}


def test_a_mapping_that_merges_itself_is_an_end():
    found, problems = parse_yaml("a: &a {<<: *a, x: 1}", "f")
    assert plain(found) == {"a": {"x": 1}} and not problems


@pytest.mark.parametrize("text", ["a: {<<: 1}", "a: {<<: [1]}", "a: {<<: [[]]}"])
def test_only_mappings_can_be_merged(text):
    with pytest.raises(ScenarioErrors, match="for merging, but found"):
        parse_yaml(text, "f")
