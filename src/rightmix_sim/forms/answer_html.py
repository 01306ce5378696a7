"""A planner's answer as HTML: the sentences, the two charts, and a table of everything beneath them."""

from __future__ import annotations

import dataclasses
from html import escape

from rightmix_sim import charts
from rightmix_sim.charts import purposes
from rightmix_sim.charts.timeliness import shares
from rightmix_sim.experiment.what_if import Answer
from rightmix_sim.findings import Finding
from rightmix_sim.forms import what_if_words as words
from rightmix_sim.saying import labels
from rightmix_sim.saying.row import Row
from rightmix_sim.saying.wording import number, percent
from rightmix_sim.scenario.scenario import Scenario

ON_TIME = "Done on time"
WAITING = "Of the men required to attend"
_SHEET = 292  # pixels: two charts stand beside the sliders on a laptop with JupyterLab's list of files open


def said(answer: Answer) -> str:
    """The sentences."""
    parts = [f'<p class="rm-said">{escape(words.headline(answer))}</p>']
    if further := words.further(answer):
        parts.append("<ul>" + "".join(f"<li>{escape(sentence)}</li>" for sentence in further) + "</ul>")
    parts += [f'<p class="rm-warning"><b>Take care.</b> {escape(sentence)}</p>' for sentence in words.warnings(answer)]
    return "".join(parts)


def drawn(answer: Answer) -> str:
    """The findings and the hours, each a chart with what stands in it in words."""
    rows = [Row(key, name, section=ON_TIME) for key, name in words.rows_of(words.SHARES)]
    rows += [Row(key, name, section=WAITING) for key, name in words.rows_of(words.WAITS)]
    wanted = {row.key for row in rows}
    after = [_without_report(one) for one in answer.findings_after if labels.key(one) in wanted]
    before = [] if answer.is_baseline else answer.findings_before
    findings = shares(rows, after, baseline=before, narrow=True, width=_SHEET)
    table = charts.hours_of(answer.measures_after)
    was = [] if answer.is_baseline else charts.hours_of(answer.measures_before)
    hours = charts.hours(table, baseline=was, narrow=True, width=_SHEET)
    compared = "" if answer.is_baseline else " Grey: as it is."
    return (
        '<div class="rm-charts">'
        + _figure(
            charts.as_svg(findings, "rm-findings", _shares_in_words(answer)),
            f"Findings as shares; each line is a 95% interval.{compared}",
        )
        + _figure(
            charts.as_svg(hours, "rm-hours", purposes.description(table)),
            f"Hours delivered, in an open bar those planned.{compared}",
        )
        + "</div>"
        + f'<p class="rm-quiet">{escape(words.loads(answer))} {escape(words.caseload(answer))}.</p>'
    )


def listed(answer: Answer, scenario: Scenario) -> str:
    """Every finding and what else was measured, in a table."""
    rows = []
    section = ""
    shown = {labels.key(one): one for one in answer.findings_after}
    for row in labels.rows(answer.findings_after, scenario.book, scenario.starts, scenario.ends):
        if row.section != section:
            section = row.section
            rows.append(f'<tr><th colspan="4" scope="rowgroup">{escape(section)}</th></tr>')
        rows.append(_share_row(f"{row.name}{', ' if row.detail else ''}{row.detail}", shown[row.key], answer))
    rows.append('<tr><th colspan="4" scope="rowgroup">The programme and one-to-one work</th></tr>')
    for effect in words.WAITS:
        found = next((one for one in answer.findings_after if (one.standard, one.group) == effect.key), None)
        if found is not None:
            rows.append(_share_row(f"{effect.name}, of those required to attend", found, answer))
    rows += [_mean_row(effect, answer) for effect in words.MEANS if effect.key in answer.means]
    head = "".join(f'<th scope="col">{name}</th>' for name in ("", "As it is", "Changed", "Difference (95% interval)"))
    note = (
        "Each interval is about the model's own chance and stands alone: of twenty figures that a change does not"
        " touch, one may seem to move. Shares in per cent, their differences in points."
    )
    return f'<table><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table><p class="rm-quiet">{note}</p>'


def _share_row(name: str, after: Finding, answer: Answer) -> str:
    difference = answer.shares.get((after.standard, after.group))
    if difference is None:
        return _row(name, "none due", "none due", "")
    if answer.is_baseline:
        return _row(name, percent(difference.before), "", "")
    return _row(name, percent(difference.before), percent(difference.after), words.points(difference))


def _mean_row(effect: words.Effect, answer: Answer) -> str:
    difference = answer.means[effect.key]
    if answer.is_baseline:
        return _row(effect.name, number(difference.before), "", "")
    return _row(effect.name, number(difference.before), number(difference.after), words.amount(difference))


def _row(name: str, *cells: str) -> str:
    return f'<tr><th scope="row">{escape(name)}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _figure(svg: str, caption: str) -> str:
    return f"<figure>{svg}<figcaption>{escape(caption)}</figcaption></figure>"


def _shares_in_words(answer: Answer) -> str:
    parts = []
    for effect in (*words.SHARES, *words.WAITS):
        if (found := answer.shares.get(effect.key)) is not None:
            was = "" if answer.is_baseline else f", was {percent(found.before)}"
            parts.append(f"{effect.name} {percent(found.after)}{was}")
    return f"Findings. {'; '.join(parts)}."


def _without_report(finding: Finding) -> Finding:
    """The finding without the report's own figure, which is about other areas than this one."""
    return dataclasses.replace(finding, report_share=None, report_low=None, report_high=None, report_n=None)
