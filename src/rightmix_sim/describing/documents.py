"""The two documents by which others judge a simulation: STRESS-DES and ODD, as Markdown.

Sources: Monks et al. 2019, Strengthening the reporting of empirical simulation studies (STRESS-DES 1.0); Grimm et al.
2020, The ODD protocol, second update. The headings are theirs; the answers stand in `data/*.md.j2`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from jinja2 import Environment, StrictUndefined

from rightmix_sim import __version__
from rightmix_sim.describing.lock import versions_table
from rightmix_sim.describing.markdown import code, table
from rightmix_sim.describing.topics import events_table, figures_table, topics
from rightmix_sim.describing.values import core_table, full_table
from rightmix_sim.describing.words import said, words
from rightmix_sim.describing.work import roles_at_work, work_table
from rightmix_sim.files import package_file, read_text
from rightmix_sim.guidance import load_book, load_report_findings
from rightmix_sim.guidance.standard import STATUSES
from rightmix_sim.randomness import Purpose
from rightmix_sim.records import WORK_KINDS
from rightmix_sim.records.kinds import PURPOSES, Change, Event, Outcome, Programme, Resource, Role, Served
from rightmix_sim.records.schema import SCHEMA
from rightmix_sim.scenario import open_scenario, scenario_names
from rightmix_sim.scenario.levers import Lever, lever_names, open_lever
from rightmix_sim.scenario.parameters import parameters
from rightmix_sim.scenario.scenario import Scenario
from rightmix_sim.sentences import listed

DOCUMENTS: Final = ("stress-des", "odd")


def described(document: str, scenario: Scenario | None = None) -> str:
    """One of `DOCUMENTS`. With a scenario the values, days and areas are its own, without one the defaults."""
    environment = Environment(  # Markdown for people to read, made from the package's own data: nothing to escape
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    template = environment.from_string(read_text(package_file(f"describing/data/{document}.md.j2")))
    return template.render(facts(scenario))


def facts(scenario: Scenario | None) -> Mapping[str, Any]:
    """All that the templates may ask for."""
    return {
        "version": __version__,
        "scenario": scenario,
        "scenarios": [open_scenario(name) for name in scenario_names()],
        "counts": _counts(),
        "statuses": _statuses(),
        "tables": _tables(scenario),
        "pages": list(topics()),
        "outcomes": listed(word for word in _plain(Outcome) if word != "before"),  # that one was before the run
        "served": listed(_plain(Served)),
        "changes": listed(_plain(Change)),
        "programmes": listed(said(one) for one in Programme),
    }


def _counts() -> Mapping[str, int]:
    findings = load_report_findings()
    return {
        "parameters": len(parameters()),
        "work": len(WORK_KINDS),
        "roles": len(Role),
        "resources": len(Resource),
        "events": len(Event),
        "streams": len(Purpose),
        "standards": len(list(load_book())),
        "findings": len(findings),
        "emerging": sum(finding.role == "emerges" for finding in findings),
        "put_in": sum(finding.role == "put_in" for finding in findings),
    }


def _tables(scenario: Scenario | None) -> Mapping[str, str]:
    findings = load_report_findings()
    return {
        "parameters": full_table(scenario),
        "cores": core_table(),
        "work": work_table(list(WORK_KINDS)),
        "roles": table(
            ("who", "kinds of work in the diary"),
            ((said(role), ", ".join(WORK_KINDS[work].title for work in kinds)) for role, kinds in roles_at_work()),
        ),
        "purposes": table(("purpose", "what it is for"), ((name, words()["purposes"][name]) for name in PURPOSES)),
        "queues": table(
            ("code", "what is scarce and waited for"), ((code(one.name.lower()), said(one)) for one in Resource)
        ),
        "events": events_table(list(Event)),
        "streams": table(
            ("stream", "key", "what it decides"),
            ((code(one.name.lower()), str(int(one)), said(one)) for one in Purpose),
        ),
        "records": table(
            ("table", "what it holds", "columns"),
            (
                (code(name), words()["tables"].get(name, ""), ", ".join(code(field.name) for field in fields))
                for name, fields in SCHEMA.items()
            ),
        ),
        "people": table(("column", "what it says"), ((code(field.name), field.meaning) for field in SCHEMA["people"])),
        "emerging": figures_table([one for one in findings if one.role == "emerges"]),
        "put_in": figures_table([one for one in findings if one.role == "put_in"]),
        "versions": versions_table(),
        "levers": table(
            ("lever", "what it is", "¶", "why"),
            (
                (code(one.name), _numbered(one), one.paragraph, one.why)
                for one in (open_lever(name) for name in lever_names())
            ),
        ),
        "areas": "" if scenario is None else _areas(scenario),
    }


def _areas(scenario: Scenario) -> str:
    return table(
        ("area", "in words", "people on the register"),
        ((area.name, area.title, str(area.register.people)) for area in scenario.areas),
    )


def _numbered(lever: Lever) -> str:
    """The title, with its number among the report's recommendations."""
    return lever.title if lever.recommendation is None else f"Recommendation {lever.recommendation}: {lever.title}"


def _statuses() -> str:
    """How many defaults are known how well; what a scenario must give has none."""
    defaults = [row.status for row in parameters().values() if not row.required]
    counted = listed(f"{defaults.count(status)} {status}" for status in STATUSES)
    return f"{counted}, and {len(parameters()) - len(defaults)} that the scenario must give"


def _plain(codes: Any) -> list[str]:
    return [one.name.lower().replace("_", " ") for one in codes]
