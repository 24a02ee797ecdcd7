"""The map: places, roads and lines."""

from sim.scenario.draft import Draft
from sim.scenario.tables import Row, read_table
from sim.scenario.yamlfile import Node
from sim.state import capacity as cap


def read_map(draft: Draft, root: Node) -> tuple[Row, ...]:
    """places.csv, roads.csv and lines.csv as far as the scenario names them."""
    record, problems = draft.record, draft.problems
    record["post_owner"] = -1
    places: list[Row] = []
    node = problems.mapping(root, "map")
    if root.get("map") is not None:
        problems.keys(node, ("places", "roads", "holder", "posts_of", "post"), ("places", "holder"))
        places = read_places(draft, node)
        if node.get("roads"):
            read_roads(draft, node)
    read_lines(draft, root)
    return tuple(places)


def read_places(draft: Draft, node: Node) -> list[Row]:
    """Places in order of name."""
    record, problems = draft.record, draft.problems
    holder = problems.text(node, "holder")
    posts = problems.text(node, "post", "post_troops")
    record["post_owner"] = draft.pick(node, "posts_of", "actor")
    need = ["name", "area_km2", "axis", "disputed", holder]
    rows = read_table(draft, problems.text(node, "places"), [n for n in need if n])
    rows.sort(key=lambda r: r["name"])
    for before, row in zip(rows, rows[1:], strict=False):
        if before["name"] == row["name"]:
            problems.at(row.file, row.line, "name", f"place '{row['name']}' is given twice")
    axes = sorted({r["axis"] for r in rows})
    if not (draft.fits(node, "places", "places", len(rows), cap.PLACES)
            and draft.fits(node, "places", "axes", len(axes), cap.AXES)):
        return []
    draft.axes = axes
    draft.names["place"] = [r["name"] for r in rows]
    record["n_places"], record["n_axes"] = len(rows), len(axes)
    for p, row in enumerate(rows):
        record["area"][p] = row.number(problems, "area_km2", 0, 1e6)
        record["settlements"][p] = row.number(problems, "settlements", 0, 1e5)
        record["axis"][p] = axes.index(row["axis"])
        record["holder"][p] = row.number(problems, holder, 0, 1)
        record["disputed"][p] = row.number(problems, "disputed", 0, 1)
        record["post"][p] = row.number(problems, posts, 0, 1e6)
    return rows


def read_roads(draft: Draft, node: Node) -> None:
    """Roads between places."""
    record, problems = draft.record, draft.problems
    rows = read_table(draft, problems.text(node, "roads"), ["from", "to"])
    rows.sort(key=lambda r: (r["from"], r["to"]))
    if not draft.fits(node, "roads", "roads", len(rows), cap.ROADS):
        return
    record["n_roads"] = len(rows)
    for r, row in enumerate(rows):
        record["road_from"][r] = row.index(problems, "from", "place", draft.names["place"])
        record["road_to"][r] = row.index(problems, "to", "place", draft.names["place"])
        record["road_ease"][r] = row.number(problems, "ease", 0, 10, 1.0)


def read_lines(draft: Draft, root: Node) -> None:
    """Lines a deal may follow: the places side 1 holds, or wherever the front stands."""
    record, problems = draft.record, draft.problems
    terms = problems.mapping(root, "line_terms")
    name = problems.text(root, "lines")
    rows = read_table(draft, name, ["line", "place", "holder"]) if name else []
    lines = sorted({r["line"] for r in rows} | set(terms))
    if not draft.fits(root, "lines", "lines", len(lines), cap.LINES):
        return
    draft.names["line"] = lines
    record["n_lines"] = len(lines)
    for line in terms:
        node = problems.mapping(terms, line)
        problems.keys(node, ("status_quo",))
        quo = problems.flag(node, "status_quo", False)
        record["line_status_quo"][lines.index(line)] = quo
        if not quo and not any(r["line"] == line for r in rows):
            problems.add(terms, line, f"no row of {name or 'lines.csv'} has this line")
    for row in rows:
        place = row.index(problems, "place", "place", draft.names["place"])
        if place >= 0:
            hold = row.number(problems, "holder", 0, 1)
            record["line_hold"][lines.index(row["line"]), place] = hold
