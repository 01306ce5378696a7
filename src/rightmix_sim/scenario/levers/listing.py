"""All packaged levers as a table: for the documentation, and for whoever asks for plain data."""

from __future__ import annotations

from typing import Any

from rightmix_sim.scenario.levers.lever import Lever, lever_names, open_lever


def as_markdown() -> str:
    """Two Markdown tables, recommendations and designs: number, name, title, paragraph, changes, what is left out."""
    levers = [open_lever(name) for name in lever_names()]
    numbered = [one for one in levers if one.recommendation is not None]
    designs = [one for one in levers if one.recommendation is None]
    parts = []
    for heading, rows in (("The twelve recommendations", numbered), ("Designs the report mentions", designs)):
        head = "| | name | what it is | ¶ | what it changes | not in the model |\n|---|---|---|---|---|---|"
        parts.append("\n".join([f"### {heading}", "", head, *(_row(one) for one in rows)]))
    return "\n\n".join(parts) + "\n"


def as_data(lever: Lever) -> dict[str, Any]:
    """A lever as plain data: its words, its changes and its cost in words."""
    return {
        "name": lever.name,
        "title": lever.title,
        "recommendation": lever.recommendation,
        "agency": lever.agency,
        "text": lever.text,
        "paragraph": lever.paragraph,
        "why": lever.why,
        "changes": [one.in_words() for one in lever.changes],
        "not_in_the_model": lever.not_in_the_model,
        "cost": lever.cost,
    }


def _row(lever: Lever) -> str:
    changes = ", ".join(dict.fromkeys(f"`{one.target}`" for one in lever.changes))
    number = "" if lever.recommendation is None else str(lever.recommendation)
    cells = (number, f"`{lever.name}`", lever.title, lever.paragraph, changes, lever.not_in_the_model)
    return "| " + " | ".join(cells) + " |"
