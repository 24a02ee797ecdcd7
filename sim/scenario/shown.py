"""What a scenario looks like in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.scenario.model import Scenario


def scenario_html(scenario: Scenario) -> str:
    """Its title and question, and one line per actor: its doctrines, the named one first.

    The key that a command or an override takes stands behind each name.
    """
    names = scenario.glossary
    rows = []
    for actor in scenario.actors:
        order = sorted(actor.doctrines, key=lambda d: d.name != actor.doctrine)
        said = ", ".join(f"{escape(names.name('doctrine', f'{actor.name}.{d.name}'))} "
                         f"(<code>{escape(d.name)}</code>)" for d in order)
        rows.append(f'<tr><th scope="row" style="text-align:left">'
                    f'{escape(names.name("actor", actor.name))} '
                    f'(<code>{escape(actor.name)}</code>)</th>'
                    f'<td style="text-align:left">{said}</td></tr>')
    varying = sum(q.varies for q in scenario.parameters.values())
    return (f"<p><strong>{escape(scenario.title)}</strong> ({escape(scenario.name)}), "
            f"{scenario.start} to {scenario.horizon}. {escape(scenario.question.ask.strip())}</p>"
            '<table><thead><tr><th scope="col" style="text-align:left">Actor</th>'
            '<th scope="col" style="text-align:left">doctrines</th></tr></thead>'
            f"<tbody>{''.join(rows)}</tbody></table>"
            f"<p>{len(scenario.parameters):,} parameters, of which {varying:,} vary.</p>")
