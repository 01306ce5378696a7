"""The blocks of `docs/validation.md` and `docs/calibration.md` that are made from a run; the words around them stay.

A page holds `<!-- summary: begin -->` and `<!-- summary: end -->`, each on a line of its own; what stands between them
is replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from textwrap import fill
from typing import Final

from rightmix_sim.describing.markdown import code, table
from rightmix_sim.describing.pages import renewed
from rightmix_sim.files import check_target, read_text, write_atomic
from rightmix_sim.guidance import load_report_findings
from rightmix_sim.scenario.parameters import parameters
from rightmix_sim.scenario.wording import said
from rightmix_sim.validation.basis import basis, derived, described, differs, finding
from rightmix_sim.validation.calibration import Movable, method, movable, targets
from rightmix_sim.validation.comparing import Comparison
from rightmix_sim.validation.fitting import Fit
from rightmix_sim.validation.halves import CALIBRATED, UNTOUCHED, Half, digest, emerging, half_of
from rightmix_sim.validation.published import misses, put_in_and_wrong, twins
from rightmix_sim.validation.sizes import in_words as sizes_in_words
from rightmix_sim.validation.tables import HEAD, Section, percent, row, sections, summary
from rightmix_sim.validation.validated import Validated, published

_HALVES: Final[Mapping[Half | None, str]] = {UNTOUCHED: "untouched", CALIBRATED: "calibrated on", None: ""}


def renew_validation(page: Path, found: Validated) -> None:
    """Renew the blocks of a page like `docs/validation.md`. Raises `InputError` where a mark is missing."""
    write_atomic(page, renewed(read_text(page), validation_blocks(found), page))


def check_page(page: Path, blocks: Sequence[str]) -> None:
    """Raise an error now where the page could not be renewed after a long run."""
    renewed(read_text(page), dict.fromkeys(blocks, ""), page)
    check_target(page)


def renew_calibration(page: Path, found: Fit) -> None:
    """Renew the blocks of a page like `docs/calibration.md`. Raises `InputError` where a mark is missing."""
    write_atomic(page, renewed(read_text(page), calibration_blocks(found), page))


VALIDATION: Final = (
    "summary", "sizes", "right", "wrong", "told", "differs", "unknowable", "findings", "described", "silent", "twins",
)  # fmt: skip
CALIBRATION: Final = ("parameters", "fit", "badness", "sensitivity", "half")


def validation_blocks(found: Validated) -> Mapping[str, str]:
    """The blocks of the page on validation, by name."""
    right = [one for one in found.comparisons if one.counts and one.verdict == "holds"]
    silent = [one for one in found.comparisons if one.half and one.verdict in ("says_too_little", "unknowable")]
    times = f"{found.replications} replication{'' if found.replications == 1 else 's'}"
    ran = f"{times} of {code(found.scenario.name)}, seed {found.seed}."
    return {
        "summary": f"**{summary(found)}** ({ran})\n",
        "sizes": fill(sizes_in_words(found.comparisons), 120) + "\n",
        "right": table(
            ("¶", "finding", "half", *HEAD[2:]),
            ((*row(one)[:2], _HALVES[one.half], *row(one)[2:]) for one in sorted(right, key=_untouched_first)),
        ),
        "wrong": _misses(found),
        "told": _told(found),
        "differs": table(
            ("¶", "finding", "what a run counts"),
            ((finding(id).paragraph, finding(id).title, text) for id, text in differs().items()),
        ),
        "unknowable": _few(silent),
        "findings": "\n".join(map(_section, sections(found))),
        "described": table(
            ("¶", "finding", "id"), ((finding(id).paragraph, finding(id).title, code(id)) for id in described())
        ),
        "silent": _silent(),
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
        "half": table(
            ("id", "its SHA-256 begins", "half"),
            ((code(id), code(digest(id)[:8]), _HALVES[half_of(id)]) for id in sorted(emerging(), key=digest)),
        ),
    }


def _silent() -> str:
    """The findings of the report to which the model does not speak, with how many there are in all."""
    every = load_report_findings()
    silent = [one for one in every if one.id not in basis() and one.id not in described()]
    return f"Of the {len(every)} findings that the kit lists, {len(silent)} are not spoken to:\n\n" + table(
        ("¶", "finding", "id"), ((one.paragraph, one.title, code(one.id)) for one in silent)
    )


def _section(part: Section) -> str:
    rows = table(("id", *HEAD), ((code(one.finding.id), *row(one)) for one in part.comparisons))
    return f"### {part.title}\n\n{rows}"


def _few(comparisons: Iterable[Comparison]) -> str:
    return table(("¶", "finding", *HEAD[2:5]), (row(one)[:5] for one in comparisons))


def _untouched_first(one: Comparison) -> bool:
    return one.half != UNTOUCHED


def _misses(found: Validated) -> str:
    def means(one: Comparison) -> str:
        return misses()[one.finding.id].means if published(one) else "not published: the check fails"

    return table(
        ("¶", "finding", "half", "simulated", "the report", "what it may mean"),
        ((*row(one)[:2], _HALVES[one.half], row(one)[2], row(one)[4], means(one)) for one in found.missing),
    )


def _told(found: Validated) -> str:
    """What is put in, or follows from others, and misses."""
    wrong = [one for one in found.comparisons if not one.half and one.verdict == "misses"]

    def means(one: Comparison) -> str:
        known = put_in_and_wrong().get(one.finding.id)
        if one.finding.id in derived():
            return f"It follows from others: {derived()[one.finding.id]}."
        return known.means if known is not None else "no reason known"

    return table(
        ("¶", "finding", "simulated", "the report", "what it may mean"),
        ((*row(one)[:3], row(one)[4], means(one)) for one in wrong),
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
