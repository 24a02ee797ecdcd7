"""JSON Schema (draft 7) of a scenario's YAML files, from the tables that the validator uses.

An editor that knows JSON Schema then completes keys and marks mistakes. A schema knows no other
file, so it lets pass what only the validator can see: unknown actors, dates out of order,
predicates that do not compile. Whatever it refuses, the validator refuses.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sim.engine.policies import ALL
from sim.scenario.catalog import CATALOG, Entry
from sim.scenario.forms import DOCTRINE, IDENTIFIER, MENUS, QUANTITY, SCENARIO, Form, Key
from sim.scenario.start_forms import STARTS
from sim.scenario.word_forms import WORDS

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
NAME = f"^{IDENTIFIER}$"
DATE: Schema = {"type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"}
NUMBERS = ("value", "low", "central", "high")


def mapping(keys: Form, strict: bool, null: bool = True) -> Schema:
    """A mapping with known keys; `strict` asks for those that are needed."""
    out: Schema = {
        "type": ["object", "null"] if null else "object",
        "properties": {name: describe(key, strict) for name, key in keys.items()},
        "additionalProperties": False,
    }
    needed = [name for name, key in keys.items() if key.need]
    return {**out, "required": needed} if strict and needed else out


def describe(key: Key, strict: bool) -> Schema:
    """One key's schema with its meaning."""
    return {"description": key.about, **of(key, strict)}


def of(key: Key, strict: bool) -> Schema:
    """The schema of a value; an optional key may be empty."""
    null = not key.need
    if key.kind == "form":
        return mapping(key.form or {}, strict, null)
    if key.kind == "entries":
        inner = mapping(key.form or {}, strict, False)
        return {"type": kind("object", null), "propertyNames": {"pattern": NAME},
                "additionalProperties": inner}
    if key.kind == "each":
        assert key.of is not None
        names = {"propertyNames": {"pattern": f"^{key.pattern}$"}} if key.pattern else {}
        return {"type": kind("object", null), **names, "additionalProperties": of(key.of, strict)}
    if key.kind == "items":
        item = mapping(key.form or {}, True, False)
        return {"type": kind("array", null), "items": item}
    if key.kind == "names":
        return {"type": "array", "minItems": 2}
    if key.kind == "options":
        return {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"type": "string"}}
    if key.kind == "quantity":
        return {"$ref": "#/definitions/quantity"}
    if key.kind == "free":
        return {}
    return scalar(key, null)


def kind(name: str, null: bool) -> str | list[str]:
    """A type, or nothing."""
    return [name, "null"] if null else name


def scalar(key: Key, null: bool) -> Schema:
    """Text, number, flag, date or one of a few words."""
    if key.kind in ("text", "condition"):
        return {"type": kind("string", null), **({"minLength": 1} if key.fill else {})}
    if key.kind == "choice":
        return {"enum": [*key.allowed, *([None] if null else [])]}
    if key.kind == "number":
        return {"type": kind("number", null and not key.fill), "minimum": key.low,
                "maximum": key.high}
    if key.kind == "whole":
        return {"type": kind("integer", null), "minimum": int(key.low), "maximum": int(key.high)}
    if key.kind == "flag":
        return {"type": kind("boolean", null)}
    if key.kind == "deadline":
        return {"anyOf": [DATE, {"type": "integer", "minimum": 0}]}
    return {"anyOf": [DATE, {"type": "null"}]} if null else DATE


def quantity() -> Schema:
    """One value, or low, central and high."""
    one = {"required": ["value"], "not": {"anyOf": [{"required": [k]} for k in
                                                    ("low", "central", "high", "shape")]}}
    three = {"required": ["low", "central", "high"], "not": {"required": ["value"]}}
    return {**mapping(QUANTITY, True, False), "anyOf": [one, three]}


def bounded_number(low: float, high: float, whole: bool = False) -> Schema:
    """A quantity within bounds."""
    limits: Schema = {"minimum": low, "maximum": high}
    out: Schema = {"allOf": [{"$ref": "#/definitions/quantity"},
                             {"properties": dict.fromkeys(NUMBERS, limits)}]}
    if whole:
        out["allOf"].append({"required": ["value"], "properties": {"value": {"type": "integer"}}})
    return out


def whole_schema(title: str, body: Schema) -> Schema:
    """A whole schema."""
    return {"$schema": DRAFT, "title": title, **body, "definitions": {"quantity": quantity()}}


def scenario_schema() -> Schema:
    """scenario.yaml; what is needed may also come from a base."""
    based = {"required": ["base"], "properties": {"base": {"type": "string", "minLength": 1}}}
    return whole_schema("scenario.yaml", {**mapping(SCENARIO, False, False),
                                    "if": {"not": based}, "then": mapping(SCENARIO, True, False)})


def menus_schema() -> Schema:
    """The schema of menus.yaml."""
    return whole_schema("menus.yaml", {**of(MENUS, True), "type": "object"})


def words_schema() -> Schema:
    """The schema of words.yaml."""
    return whole_schema("words.yaml", mapping(WORDS, True, False))


def starts_schema() -> Schema:
    """starts.yaml; the scenario's keys that a start changes are checked when it is loaded."""
    return whole_schema("starts.yaml", mapping(STARTS, True, False))


def doctrine_schema() -> Schema:
    """An actor's doctrine; the traits are those of the policy it names."""
    body = mapping(DOCTRINE, True, False)
    names = [p.name for p in ALL]
    body["properties"]["policy"] = {"description": DOCTRINE["policy"].about, "anyOf": [
        {"enum": names}, {"type": "string", "pattern": NAME}]}
    cases = []
    for policy in ALL:
        traits = {t.name: {"description": t.meaning, **bounded_number(t.low, t.high)}
                  for t in policy.traits}
        cases.append({
            "if": {"required": ["policy"], "properties": {"policy": {"const": policy.name}}},
            "then": {"properties": {"traits": {"properties": traits,
                                               "additionalProperties": False}}},
        })
    return whole_schema("a doctrine", {**body, "allOf": cases})


def parameters_schema() -> Schema:
    """parameters.yaml, from the catalogue."""
    return whole_schema("parameters.yaml", level([(e.parts, e) for e in CATALOG], top=True))


def level(rows: Iterable[tuple[list[str], Entry]], top: bool = False) -> Schema:
    """One level of nesting: fixed words, and one pattern for names where the catalogue has one."""
    below: dict[str, list[tuple[list[str], Entry]]] = {}
    leaves: dict[str, Entry] = {}
    for parts, entry in rows:
        if len(parts) == 1:
            leaves[parts[0]] = entry
        else:
            below.setdefault(parts[0], []).append((parts[1:], entry))
    schemas: dict[str, Schema] = {word: level(inner) for word, inner in below.items()}
    for word, entry in leaves.items():
        about = f"{entry.unit}: {entry.meaning}; by default {entry.default:g}"
        schemas[word] = {"description": about, **bounded_number(entry.low, entry.high, entry.whole)}
    wild: list[Schema] = [schemas.pop(word) for word in list(schemas) if word.startswith("<")]
    out: Schema = {"type": "object", "properties": schemas,
                   "patternProperties": {"\\.": {"type": "object"}},
                   "additionalProperties": wild[0] if wild else False}
    if top:  # an actor also has the traits of its doctrines
        traits = {"type": "object", "additionalProperties": {"$ref": "#/definitions/quantity"},
                  "patternProperties": {"\\.": {"type": "object"}}}
        wild[0]["additionalProperties"] = traits
    return out


def schemas() -> dict[str, str]:
    """File name -> text of every schema."""
    made = {"scenario": scenario_schema(), "menus": menus_schema(),
            "parameters": parameters_schema(), "words": words_schema(),
            "starts": starts_schema(), "doctrine": doctrine_schema()}
    return {f"{name}.json": json.dumps(body, indent=1) + "\n" for name, body in made.items()}
