"""The map: places, roads and lines."""

from sim.engine.state import capacity as cap
from sim.errors import quote
from sim.scenario.draft import Draft
from sim.scenario.problems import IDENTIFIER
from sim.scenario.tables import TableRow, read_table
from sim.scenario.yamlfile import Node


def read_map(draft: Draft, root: Node) -> tuple[TableRow, ...]:
    """places.csv, roads.csv and lines.csv as far as the scenario names them."""
    record, problems = draft.record, draft.problems
    record["post_owner"] = draft.pick(root, "exposed", "actor")
    places: list[TableRow] | None = []
    node = problems.mapping(root, "map")
    if root.get("map") is not None:
        if root.get("exposed") is not None:
            problems.add(root, "exposed", "with a map, name them as 'posts_of' of the map")
        places = read_places(draft, node)
        if node.get("roads") and places:
            read_roads(draft, node, places)
    read_lines(draft, root, places is not None)
    return tuple(places or ())


def read_places(draft: Draft, node: Node) -> list[TableRow] | None:
    """Places in order of name; None if the table cannot be used."""
    record, problems = draft.record, draft.problems
    holder, file = problems.text(node, "holder"), problems.text(node, "places")
    record["post_owner"] = draft.pick(node, "posts_of", "actor")
    posts = problems.text(node, "post", "post_troops")
    need = ["name", "area_km2", "axis", "disputed", *([holder] if holder else [])]
    need += [posts] if node.get("post") is not None else []
    rows = read_table(draft, file, need, ("settlements", "lat", "lon", posts)) if file else None
    if rows is None or not holder:
        return None
    check_names(draft, rows)
    rows.sort(key=lambda r: r["name"])
    axes = sorted({r["axis"] for r in rows})
    if not (draft.fits(node, "places", "places", len(rows), cap.PLACES)
            and draft.fits(node, "places", "axes", len(axes), cap.AXES)):
        return None
    draft.axes = axes
    draft.names["place"] = [r["name"] for r in rows]
    record["n_places"], record["n_axes"] = len(rows), len(axes)
    for p, row in enumerate(rows):
        record["area"][p] = row.number(problems, "area_km2", 0, 1e6)
        record["settlements"][p] = row.number(problems, "settlements", 0, 1e5, 0.0)
        record["axis"][p] = axes.index(row["axis"])
        record["own"][p] = row.number(problems, holder, 0, 1)
        record["holder"][p] = record["own"][p] >= 0.5
        record["disputed"][p] = row.bit(problems, "disputed")
        record["post"][p] = row.number(problems, posts, 0, 1e6, 0.0)
        for key, most in (("lat", 90), ("lon", 180)):
            row.number(problems, key, -most, most, 0.0)  # only drawn, so no part of the record
    for key, field in (("holders", "holder"), ("posts", "post")):
        change_places(draft, node, key, field)
    return rows


def change_places(draft: Draft, node: Node, key: str, field: str) -> None:
    """What `map` says of single places after their columns were read."""
    names = draft.names["place"]
    changed = draft.problems.mapping(node, key)
    for place in changed:
        p = draft.problems.index(changed, place, "place", place, names)
        if p >= 0 and isinstance(changed[place], int | float):
            draft.record[field][p] = changed[place]


def check_names(draft: Draft, rows: list[TableRow]) -> None:
    """Check that every place has a name of its own and an axis."""
    first: dict[str, int] = {}
    for row in rows:
        name = row["name"]
        if not name or any(quote in name for quote in "\"'"):
            problem = f"a place needs a name without quotes, not '{quote(name)}'"
            draft.problems.at(row.file, row.line, "name", problem)
        elif name in first:
            problem = f"place '{quote(name)}' is given twice, first on line {first[name]}"
            draft.problems.at(row.file, row.line, "name", problem)
        first.setdefault(name, row.line)
        if not row["axis"]:
            draft.problems.at(row.file, row.line, "axis", "is empty; a name is needed")


def read_roads(draft: Draft, node: Node, places: list[TableRow]) -> None:
    """Roads between places; every place must have one."""
    record, problems = draft.record, draft.problems
    names = draft.names["place"]
    rows = read_table(draft, problems.text(node, "roads"), ["from", "to"], ["ease"])
    if rows is None or not draft.fits(node, "roads", "roads", len(rows), cap.ROADS):
        return
    rows.sort(key=lambda r: (r["from"], r["to"]))
    draft.roads = list(rows)
    record["n_roads"] = len(rows)
    seen: dict[tuple[int, int], int] = {}
    for r, row in enumerate(rows):
        a, b = (row.index(problems, key, "place", names) for key in ("from", "to"))
        record["road_from"][r], record["road_to"][r] = a, b
        record["road_ease"][r] = row.number(problems, "ease", 0, 10, 1.0)
        pair = (min(a, b), max(a, b))
        if a == b >= 0:
            problems.at(row.file, row.line, "to", f"a road from '{row['to']}' to itself")
        elif a >= 0 and b >= 0 and pair in seen:
            other = sorted((seen[pair], row.line))
            problem = f"the road between '{names[a]}' and '{names[b]}' is given twice"
            problems.at(row.file, other[1], "to", f"{problem}, first on line {other[0]}")
        seen.setdefault(pair, row.line)
    ends = {end for pair in seen for end in pair}
    for p, place in enumerate(places):
        if p not in ends and len(places) > 1:
            problem = f"no road leads to '{place['name']}', so nobody can ever reach it"
            problems.at(place.file, place.line, "name", problem)


def read_lines(draft: Draft, root: Node, usable: bool) -> None:
    """Lines a deal may follow: the places side 1 holds, or wherever the front stands.

    usable: whether the places are known, so that those of the lines can be checked.
    """
    record, problems = draft.record, draft.problems
    terms = problems.mapping(root, "line_terms")
    name = problems.text(root, "lines")
    rows = (read_table(draft, name, ["line", "place", "holder"]) or []) if name else []
    lines = sorted({r["line"] for r in rows} | set(terms))
    if not draft.fits(root, "lines", "lines", len(lines), cap.LINES):
        return
    draft.names["line"] = lines
    record["n_lines"] = len(lines)
    record["line_share"][: len(lines)] = 1.0
    for line in terms:
        if not IDENTIFIER.fullmatch(line):
            problems.add(terms, line, "a name is letters, digits and _, not first a digit")
        node = problems.mapping(terms, line)
        quo = problems.flag(node, "status_quo", False)
        record["line_status_quo"][lines.index(line)] = quo
        mapped = root.get("map") is not None
        if mapped and not quo and not any(r["line"] == line for r in rows):
            problems.add(terms, line, f"no row of {name or 'lines.csv'} has this line")
        share = problems.number(node, "share", 1.0)
        record["line_share"][lines.index(line)] = share
        if not 0.0 <= share <= 1.0:
            problems.add(node, "share", f"{share:g} is out of range 0 to 1")
        elif node.get("share") is not None and (mapped or quo):
            problems.add(node, "share", "only a line without a map or status_quo has a share")
    seen: set[tuple[str, str]] = set()
    for row in rows:
        check_line(draft, row, seen)
        seen.add((row["line"], row["place"]))
        place = row.index(problems, "place", "place", draft.names["place"]) if usable else -1
        if place >= 0:
            record["line_hold"][lines.index(row["line"]), place] = row.bit(problems, "holder")


def check_line(draft: Draft, row: TableRow, seen: set[tuple[str, str]]) -> None:
    """A line has a plain name and lists a place once."""
    if not IDENTIFIER.fullmatch(row["line"]):
        problem = f"'{quote(row['line'])}': a name is letters, digits and _, not first a digit"
        draft.problems.at(row.file, row.line, "line", problem)
    if (row["line"], row["place"]) in seen:
        problem = f"place '{quote(row['place'])}' is given twice in line '{row['line']}'"
        draft.problems.at(row.file, row.line, "place", problem)
