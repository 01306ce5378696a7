"""What the pages in `docs/model/` show is what the model is made of."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from rightmix_sim.cli import main
from rightmix_sim.describing import DOCUMENTS, renewed_pages, tables_of, topics
from rightmix_sim.describing.pages import renewed
from rightmix_sim.describing.words import PARTS, words
from rightmix_sim.errors import InputError
from rightmix_sim.findings.counts import COVERED
from rightmix_sim.guidance import load_book, load_report_findings
from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.records.kinds import PURPOSES, Event, Resource, Work
from rightmix_sim.records.schema import SCHEMA
from rightmix_sim.scenario import parameters

DOCS = Path(__file__).parents[2] / "docs" / "model"
SECTIONS = [
    "What happens",
    "What is guidance",
    "What the area decides",
    "What is scarce, and where queues show",
    "What it leaves behind",
    "What it can be held against",
    "What is left out, and why",
]


# Standards about what the model does not do, or does without asking when: they stand on no page
ON_NO_PAGE = {
    *("mappa-category", "mappa-category-2-sentence", "mappa-referral-lead", "mappa-areas", "smb-meetings"),
    *("disclosure-situations", "level-rationale", "risk-named", "housing-benefit-age"),
    *("allocation", "allocation-tier-4", "allocation-custody", "reporting-tier-1"),
    *("first-contact-custody", "sentence-plan-custody", "sentence-plan-custody-long"),
    *("isotp-group-age", "isotp-individual-age", "notification-extended", "notification-household-age"),
    *("child-at-risk-age", "foreign-travel-order-maximum"),
}


def not_once(found: Iterable[object], wanted: Iterable[object]) -> dict[object, int]:
    """What does not stand on exactly one page, with on how many it stands."""
    counted = Counter(found)
    return {one: counted[one] for one in dict.fromkeys([*wanted, *counted]) if counted[one] != 1}


@pytest.fixture(scope="module")
def pages() -> Mapping[Path, str]:
    return renewed_pages(DOCS)


@pytest.mark.parametrize("name", [*DOCUMENTS, *topics(), "scenarios"])
def test_a_page_shows_the_data_as_they_are(name: str, pages: Mapping[Path, str]) -> None:
    page = DOCS / f"{name}.md"
    assert page.read_text(encoding="utf-8") == pages[page], "run `make docs`"


def test_every_kind_of_work_stands_on_one_page() -> None:
    assert not_once((work for topic in topics().values() for work in topic.work), Work) == {}


def test_every_parameter_stands_on_one_page() -> None:
    assert not_once((row.path for topic in topics().values() for row in topic.parameters), parameters()) == {}


def test_every_event_stands_on_one_page() -> None:
    assert not_once((event for topic in topics().values() for event in topic.events), Event) == {}


def test_everything_scarce_stands_on_one_page() -> None:
    assert not_once((one for topic in topics().values() for one in topic.resources), Resource) == {}


def test_every_finding_that_the_model_speaks_to_or_is_given_stands_on_one_page() -> None:
    shown = [finding for topic in topics().values() for finding in topic.findings]
    speaking = [finding.id for finding in load_report_findings() if finding.role != "silent"]
    assert not_once((finding.id for finding in shown), speaking) == {}


def test_every_standard_stands_on_one_page_or_is_left_out_on_purpose() -> None:
    shown = [standard.id for topic in topics().values() for standard in topic.standards]
    assert not_once([*shown, *ON_NO_PAGE], (standard.id for standard in load_book())) == {}


def test_no_standard_that_a_run_is_held_against_is_left_out() -> None:
    assert {covered.standard for covered in COVERED} & ON_NO_PAGE == set()


@pytest.mark.parametrize("name", topics())
def test_every_page_has_the_same_sections_in_the_same_order(name: str) -> None:
    text = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    found = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert [heading for heading in found if heading in SECTIONS] == SECTIONS


@pytest.mark.parametrize("name", [*topics(), "service"])
def test_no_page_says_plain_risk(name: str) -> None:
    text = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    prose = re.sub(r"\s+", " ", re.sub(r"^\|.*$", "", text, flags=re.MULTILINE))
    assert plain_risk(prose, strictly=True) is None


def test_every_link_of_a_page_leads_somewhere() -> None:
    links = [
        (page.name, link)
        for page in sorted(DOCS.glob("*.md"))
        for link in re.findall(r"\]\(([\w./-]+\.md)\)", page.read_text(encoding="utf-8"))
    ]
    assert len(links) > 20
    assert [(page, link) for page, link in links if not (DOCS / link).is_file()] == []


def test_the_entry_leads_to_every_page() -> None:
    entry = (DOCS / "service.md").read_text(encoding="utf-8")
    assert [name for name in [*topics(), "stress-des", "odd", "scenarios"] if f"]({name}.md)" not in entry] == []


def test_every_code_has_words_and_no_words_are_left_over() -> None:
    codes = {part: {one.name.lower() for one in kind} for part, kind in PARTS.items()}
    codes |= {"purposes": set(PURPOSES), "tables": set(SCHEMA)}
    assert {part: set(words()[part]) ^ names for part, names in codes.items()} == {part: set() for part in codes}


def test_work_that_has_ways_tells_each_of_them() -> None:
    reviews = next(line for line in tables_of(topics()["plans"])["work"].splitlines() if "Police RMP review" in line)
    assert "after each: Police home visit; within `police_reviews.after_visit_within`" in reviews
    assert "every `police_reviews.level_1`" in reviews
    assert "*otherwise*: after each: MAPPA meeting attended by the police" in reviews


def test_a_block_that_is_missing_or_stands_twice_is_named() -> None:
    block = "<!-- work: begin -->\n<!-- work: end -->\n"
    for page in ("no block", block + block):
        with pytest.raises(InputError, match=r"page\.md: The block must stand here once"):
            renewed(page, {"work": "| x |\n"}, "page.md")


def test_renewing_changes_the_blocks_and_leaves_the_prose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "model"
    shutil.copytree(DOCS, folder)
    page = folder / "victims.md"
    text = page.read_text(encoding="utf-8")
    changed = text.replace("# Victims", "# Of victims")
    page.write_text(re.sub(r"^\| Contact with the victim \|.*\n", "", changed, flags=re.MULTILINE), encoding="utf-8")
    assert main(["model", "describe", "--write", str(folder)]) == 0
    assert capsys.readouterr().out == f"Wrote {page}\n"
    assert page.read_text(encoding="utf-8") == changed
    assert main(["model", "describe", "--write", str(folder)]) == 0
    assert capsys.readouterr().out == ""
