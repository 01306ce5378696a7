"""A run as one page of HTML: self-contained, readable offline and on paper, the same bytes for the same run."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from rightmix_sim.experiment.run import Run
from rightmix_sim.findings import INTERVAL
from rightmix_sim.guidance.report import ReportFinding, load_report_findings
from rightmix_sim.overload import flags_of
from rightmix_sim.report.areas import described, differences
from rightmix_sim.report.assumptions import groups_of
from rightmix_sim.report.figures import figures_of, tables_of
from rightmix_sim.report.findings_table import heads_of, sections_of
from rightmix_sim.report.summary import summary_of
from rightmix_sim.saying.overload import NOTHING
from rightmix_sim.saying.overload import sections_of as overload_sections
from rightmix_sim.saying.wording import counted
from rightmix_sim.sentences import capital
from rightmix_sim.templates import FRAME, templates
from rightmix_sim.workdays import day_in_words

TEMPLATES = "report/templates"


def page(run: Run) -> str:
    """The report of a run.

    It holds no time, path or number of processes, so the same scenario, seed and replications give the same bytes.
    """
    tables = tables_of(run)
    scenario = run.scenario
    words: dict[str, Any] = {
        "run": run,
        "scenario": scenario,
        "first": day_in_words(scenario.starts),
        "last": day_in_words(scenario.ends - timedelta(days=1)),
        "areas": capital(counted(len(scenario.areas), "simulated area")),
        "times": "once" if run.replications == 1 else counted(run.replications, "time"),
        "has_intervals": run.replications > 1,
        "sample": _sample(),
        "summary": summary_of(tables),
        "figures": figures_of(tables),
        "overload": overload_sections(flags_of(run.overloads)),
        "no_overload": NOTHING,
        "interval": INTERVAL,
        "heads": heads_of(run),
        "sections": sections_of(run),
        "described": described(scenario),
        "differences": differences(scenario),
        "assumptions": groups_of(scenario.assumptions),
    }
    return templates(FRAME, TEMPLATES).get_template("page").render(words)


def _sample() -> dict[str, ReportFinding]:
    """The findings that say what the report counted on."""
    found = {finding.id: finding for finding in load_report_findings()}
    return {"probation": found["sample-without-programme"], "police": found["police-visits-on-time"]}
