"""The blocks of `docs/validation.md` and `docs/calibration.md` that are made from a run; the words around them stay.

A page holds `<!-- summary: begin -->` and `<!-- summary: end -->`, each on a line of its own; what stands between them
is replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from rightmix_sim.describing.markdown import code, table
from rightmix_sim.describing.pages import renewed
from rightmix_sim.files import read_text, write_atomic
from rightmix_sim.scenario.parameters import parameters
from rightmix_sim.scenario.wording import said
from rightmix_sim.validation.basis import described, finding
from rightmix_sim.validation.calibration import Movable, method, movable, targets
from rightmix_sim.validation.comparing import Comparison
from rightmix_sim.validation.fitting import Fit
from rightmix_sim.validation.halves import calibrated
from rightmix_sim.validation.published import misses, twins
from rightmix_sim.validation.tables import HEAD, Section, percent, row, sections, summary
from rightmix_sim.validation.validated import Validated


def renew_validation(page: Path, found: Validated) -> None:
    """Renew the blocks of a page like `docs/validation.md`. Raises `InputError` where a mark is missing."""
    write_atomic(page, renewed(read_text(page), validation_blocks(found), page))


def renew_calibration(page: Path, found: Fit) -> None:
    """Renew the blocks of a page like `docs/calibration.md`. Raises `InputError` where a mark is missing."""
    write_atomic(page, renewed(read_text(page), calibration_blocks(found), page))


def validation_blocks(found: Validated) -> Mapping[str, str]:
    """The blocks of the page on validation, by name."""
    right = [one for one in found.comparisons if one.counts and one.verdict == "holds"]
    silent = [one for one in found.comparisons if one.half and one.verdict in ("says_too_little", "unknowable")]
    times = f"{found.replications} replication{'' if found.replications == 1 else 's'}"
    ran = f"{times} of {code(found.scenario.name)}, seed {found.seed}."
    return {
        "summary": f"**{summary(found)}** ({ran})\n",
        "right": _few(right),
        "wrong": _misses(found),
        "unknowable": _few(silent),
        "findings": "\n".join(map(_section, sections(found))),
        "described": table(
            ("¶", "finding", "id"), ((finding(id).paragraph, finding(id).title, code(id)) for id in described())
        ),
        "twins": table(
            ("twin", "what is moved by 30%", "findings that must fail", "why"),
            (
                (
                    code(one.name),
                    one.title,
                    ", ".join(code(id) for id in one.must_fail),
                    one.why,
                )
                for one in twins().values()
            ),
        ),
    }


def calibration_blocks(found: Fit) -> Mapping[str, str]:
    """The blocks of the page on calibration, by name."""
    how = method()
    return {
        "parameters": table(
            ("parameter", "what it is", "before", "plausible", "fitted", "now the default", "why these bounds"),
            (_parameter(one, found) for one in movable().values()),
        ),
        "fit": table(
            ("id", "finding", "aimed at", "before", "fitted"),
            (
                (
                    code(one.id),
                    finding(one.id).title,
                    percent(one.share),
                    percent(found.before[one.id]),
                    percent(found.after[one.id]),
                )
                for one in targets()
            ),
        ),
        "badness": f"Badness (Huber's loss, with the pull), in half-widths of the report's intervals:"
        f" {found.badness_before:.2f} before, {found.badness_after:.2f} after; {len(targets())} findings,"
        f" {len(found.values)} parameters fitted, {how.replications} replications, seed {how.seed}.\n",
        "sensitivity": table(
            ("parameter", "moves most", "by half-widths over its range"),
            (_most(path, widths) for path, widths in found.sensitivity.items()),
        ),
        "half": ", ".join(code(id) for id in sorted(calibrated())) + "\n",
    }


def _section(part: Section) -> str:
    rows = table(("id", *HEAD), ((code(one.finding.id), *row(one)) for one in part.comparisons))
    return f"### {part.title}\n\n{rows}"


def _few(comparisons: Iterable[Comparison]) -> str:
    return table(("¶", "finding", *HEAD[2:5]), (row(one)[:5] for one in comparisons))


def _misses(found: Validated) -> str:
    return table(
        ("¶", "finding", "simulated", "the report", "what it may mean"),
        (
            (*row(one)[:3], row(one)[4], misses().get(one.finding.id, "not published: the check fails"))
            for one in found.missing
        ),
    )


def _parameter(one: Movable, found: Fit) -> tuple[str, ...]:
    path, free = one.free.path, one.free
    parameter = parameters()[path]
    moves = max(map(abs, found.sensitivity[path].values()), default=0.0) >= method().search.least
    left = "left: another does the same" if moves else "left: moves too little"
    fitted = one.in_words(found.values[path]) if path in found.values else left
    now = "–" if parameter.default is None else said(parameter.unit, parameter.default)
    bounds = f"{one.in_words(free.low)} to {one.in_words(free.high)}"
    return code(path), parameter.meaning, one.in_words(free.before), bounds, fitted, now, one.why


def _most(path: str, widths: Mapping[str, float]) -> tuple[str, ...]:
    most = max(widths, key=lambda id: abs(widths[id]))
    return code(path), code(most), f"{widths[most]:+.1f}"
