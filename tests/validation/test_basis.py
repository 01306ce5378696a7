"""Every finding the model speaks to has a place, and the sizes are those of ¶1.10."""

from __future__ import annotations

from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.findings.definitions import definitions
from rightmix_sim.guidance import load_report_findings
from rightmix_sim.validation.basis import ALL_BASES, DATA, Size, basis, derived, described, finding, size

FINDINGS = {one.id: one for one in load_report_findings()}
OF_FILES = ("probation cases", "police (ViSOR) records", "police records", "offenders with", "cases with", "matters")


def test_every_finding_that_emerges_or_is_put_in_stands_in_one_list() -> None:
    raw = read_yaml(package_file(DATA))
    listed = [id for on in ALL_BASES for id in raw[on]["findings"]] + list(described())
    wanted = [one.id for one in FINDINGS.values() if one.role != "silent"]
    assert sorted(listed) == sorted(wanted)


def test_what_describes_the_areas_is_put_in() -> None:
    assert {FINDINGS[id].role for id in described()} == {"put_in"}


def test_as_many_files_are_read_as_the_inspectors_read() -> None:
    assert size() == Size(cases=74, without_programme=47, records=62)


def test_findings_about_officers_areas_and_premises_are_counted_on_the_whole() -> None:
    whole = {id for id, on in basis().items() if on == "whole"}
    about_files = {id for id in whole if any(word in FINDINGS[id].counted for word in OF_FILES)}
    # what the report counted on files, of which a simulated sample of 74 would hold next to none
    assert about_files == {"move-on", "disclosure-at-meetings"}
    assert {"supervised-monthly", "rm2000-untrained", "circle-members-no-programme", "lone-visits"} <= whole


def test_findings_about_files_are_counted_on_the_files_drawn() -> None:
    drawn = {id for id, on in basis().items() if on != "whole"}
    assert [id for id in drawn if not any(word in FINDINGS[id].counted for word in OF_FILES)] == []


def test_what_follows_from_other_findings_emerges_itself_and_says_from_what() -> None:
    assert set(derived()) == {"waiting-over-6-months", "police-visits-on-time"}
    assert {finding(id).role for id in derived()} == {"emerges"}
    # 10 + 3 = 13 of 27; 62 - 2 - 4 = 56 of 62
    both = [finding(id).numerator for id in ("waiting-6-to-12-months", "waiting-over-a-year")]
    rest = [finding(id).numerator for id in ("police-visits-late", "first-police-visit-delayed")]
    assert finding("waiting-over-6-months").numerator == sum(one or 0 for one in both) == 13
    assert finding("police-visits-on-time").numerator == 62 - sum(one or 0 for one in rest) == 56


def test_what_is_counted_on_files_is_a_finding_of_a_run_or_the_sample_itself() -> None:
    counted_otherwise = {"sample-without-programme"}
    for id in basis():
        names = {id, *finding(id).standards}
        known = names & set(definitions()) or finding(id).standards or id.startswith("police-visits")
        assert known or id in counted_otherwise, id
