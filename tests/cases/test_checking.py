"""What can be read and is wrong is found by `check`, and what is right is left alone."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from rightmix_sim.cases import read_folder
from rightmix_sim.cases.checking import faults_of
from rightmix_sim.cases.checking.contact import contact_details
from rightmix_sim.cases.checking.dates_in_text import dates_in
from rightmix_sim.cases.checking.names import unknown_names
from rightmix_sim.cli import main
from rightmix_sim.plain_risk import plain_risk
from tests.cases.faulty import Faulty, change, checked, sound

STANDS = "He was made subject to a sexual offences prevention order until 3 September 2012."  # paragraph A2
UNKNOWN = "is neither a name of the fictional lists nor an ordinary word with a capital."


def faults(case: Faulty) -> list[str]:
    return [str(fault) for fault in faults_of(read_folder(case.folder, case.keys))]


def only_fault(case: Faulty) -> str:
    found = faults(case)
    assert len(found) == 1, found
    return found[0]


# --- each fault by itself, made from the sound case

UNSOUND: dict[str, tuple[dict[str, Any], str]] = {
    "unknown name in the midst of a sentence": (
        {"file": "dossier", "replace": [STANDS, "He was seen with Smith in the bakery."]},
        f"A2: “Smith” {UNKNOWN}",
    ),
    "unknown name at the start of a sentence": (
        {"file": "dossier", "replace": [STANDS, "He was out. Smithson was in."]},
        f"A2: “Smithson” {UNKNOWN}",
    ),
    "unknown name after Mr at the start of a sentence": (
        {"file": "dossier", "replace": [STANDS, "He was out. Mr. Young was in."]},
        f"A2: “Young” {UNKNOWN}",
    ),
    "real town in the midst of a sentence": (
        {"file": "dossier", "replace": [STANDS, "He moved from Manchester in spring."]},
        "A2: “Manchester” is a real place.",
    ),
    "real town at the start of a sentence": (
        {"file": "dossier", "replace": [STANDS, "Birmingham is where he grew up."]},
        "A2: “Birmingham” is a real place.",
    ),
    "postcode": (
        {"file": "dossier", "replace": [STANDS, "He lives at M14 5AB now."]},
        "A2: “M14 5AB” looks like a postcode.",
    ),
    "house number": (
        {"file": "dossier", "replace": [STANDS, "He lives at 12 Tanyard Lane now."]},
        "A2: “12 Tanyard Lane” looks like a house number.",
    ),
    "telephone number": (
        {"file": "dossier", "replace": [STANDS, "He rang from 0161 496 0000 at noon."]},
        "A2: “0161 496 0000” looks like a telephone or reference number.",
    ),
    "e-mail": (
        {"file": "dossier", "replace": [STANDS, "He wrote from someone@example.org at noon."]},
        "A2: “someone@example.org” looks like an address on the internet.",
    ),
    "unknown name in a title": (
        {"file": "dossier", "replace": ['title: "PNC print"', 'title: "PNC print: Smithson"']},
        f"B, title: “Smithson” {UNKNOWN}",
    ),
    "unknown name of an author": (
        {"file": "dossier", "replace": ["Karen Firth", "Karen Hall-Smith"]},
        f"C, author: “Smith” {UNKNOWN}",
    ),
    "author left empty": (
        {"file": "dossier", "replace": ['author: "Harbeck Crown Court"', 'author: ""']},
        "A, author: It is empty.",
    ),
    "unknown name in the facts": (
        {"replace": ['"Early shift at a bakery."', '"Early shift with Smithson."']},
        f"person.work.text: “Smithson” {UNKNOWN}",
    ),
    "address in the facts": (
        {"replace": ['"To live where the supervising officer approves."', '"To live in Flat 3, Beech House."']},
        "order.conditions[0].text: “Flat 3” looks like an address.",
    ),
    "real court": ({"replace": ["Harbeck Crown Court", "Preston Crown Court"]}, "sentence.court: “Preston” is not"),
    "home in a town of no list, in small letters": (
        {"replace": ["place: Harbeck", "place: preston"]},
        "person.accommodation.place: “preston” is not in the fictional lists.",
    ),
    "home in no town": ({"replace": ["place: Harbeck", 'place: ""']}, "person.accommodation.place: It is empty."),
    "unknown name in the key": (
        {"file": "key", "replace": ['"One day, one appearance."', '"One day, says Smithson."']},
        f"key: items[1].note: “Smithson” {UNKNOWN}",
    ),
    "another answer": (
        {"file": "key", "replace": ["answer: 38", "answer: 39"]},
        "key: age: The key says 39; the risk tools give 38.",
    ),
    "an answer of another kind": (
        {"file": "key", "replace": ["item: sexual_appearances, answer: 1", "item: sexual_appearances, answer: true"]},
        "key: sexual_appearances: The key says true; the risk tools give 1.",
    ),
    "item left out": (
        {"file": "key", "remove": "  - {item: single, answer: false, evidence: [C1]}\n"},
        "key: single: It is missing; the risk tools give false.",
    ),
    "item twice": (
        {"file": "key", "replace": ["items:\n", "items:\n  - {item: rosh, answer: high, evidence: [C2]}\n"]},
        "key: rosh: It stands twice.",
    ),
    "paragraph that is not there": (
        {
            "file": "key",
            "replace": ["item: rosh, answer: high, evidence: [C2]", "item: rosh, answer: high, evidence: [D9]"],
        },
        "key: rosh: The dossier has no paragraph D9.",
    ),
    "paragraph that is not there, of an error": (
        {"file": "key", "replace": ["settled_by: [A1]", "settled_by: [A7]"]},
        "key: errors[0]: The dossier has no paragraph A7.",
    ),
    "paragraph without the date": (
        {
            "file": "key",
            "replace": ["item: age, answer: 38, evidence: [A1, C1]", "item: age, answer: 38, evidence: [A1]"],
        },
        "key: age: No paragraph it cites (A1) holds the first day at liberty, 2009-03-02.",
    ),
    "category that does not follow": (
        {"file": "key", "replace": ["v: medium, c: medium", "v: high, c: medium"]},
        "key: rm2000: The key says s low, v high, c medium; the risk tools give s low, v medium, c medium.",
    ),
    "category left out": (
        {"file": "key", "replace": ["v: medium, c: medium", "v: medium"]},
        "key: rm2000: The key says s low, v medium; the risk tools give s low, v medium, c medium.",
    ),
    "key of another case": (
        {"file": "key", "replace": ["case: sound", "case: silent"]},
        "key: case: It is the key of silent, not of sound.",
    ),
    "error that says nothing": (
        {"file": "key", "replace": ['says: "There is risk."', 'says: ""']},
        "key: errors[0]: It does not say what the file says and what is right.",
    ),
    "document of a later day": (
        {"file": "dossier", "replace": ["date: 2009-05-29", "date: 2009-06-02"]},
        "C, date: 2009-06-02 is after the day the file is read (2009-06-01).",
    ),
    "document before birth": (
        {"file": "dossier", "replace": ["date: 2007-09-03", "date: 1907-09-03"]},
        "A, date: 1907-09-03 is before birth.",
    ),
    "dossier of another case": (
        {"file": "dossier", "replace": ["case: sound", "case: silent"]},
        "dossier: case: It is the dossier of silent, not of sound.",
    ),
    "dossier of another person": (
        {"file": "dossier", "replace": ["name: Alan Tordoff", "name: Peter Tordoff"]},
        "dossier: name: It is the file of “Peter Tordoff”, and the case is that of Alan Tordoff.",
    ),
    "plain risk": (
        {"file": "dossier", "replace": [STANDS, "He is a risky man."]},
        "A2: “risky” stands alone: of reconviction, of reoffending or of harm?",
    ),
    "plain risk in a title": (
        {"file": "dossier", "replace": ['"OASys: summary"', '"OASys: summary of risk"']},
        "C, title: “risk” stands alone: of reconviction, of reoffending or of harm?",
    ),
    "planted risk that is not there": (
        {"file": "dossier", "replace": ["There is risk.", "There is harm."]},
        "C2: An error of kind plain_risk cites it, and no plain “risk” stands in it.",
    ),
    "id of another folder": (
        {"replace": ["id: sound", "id: silent"]},
        "id: The folder is called sound, the case silent.",
    ),
    "concerns that do not come to the level": (
        {"replace": ["  level: high\n", "  level: medium\n"]},
        "harm.level: It says medium; the concerns come to high.",
    ),
    "conviction that the history has not": (
        {"replace": ["convictions: [1998-02-10, 2007-09-03]", "convictions: [1998-02-11, 2007-09-03]"]},
        "visor.convictions: The history has no entry of 1998-02-11.",
    ),
}
FILED_ELSEWHERE = {"id of another folder"}  # then neither dossier nor key is that of the case


@pytest.mark.parametrize("name", UNSOUND)
def test_what_is_wrong_is_found_and_nothing_else(name: str, tmp_path: Path) -> None:
    how, says = UNSOUND[name]
    found = faults(change(tmp_path, **how))
    assert [fault for fault in found if fault.startswith(says)] != []
    assert len(found) == 1 or name in FILED_ELSEWHERE


@pytest.mark.parametrize("name", UNSOUND)
def test_what_is_wrong_is_told_on_the_command_line_with_status_1(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    how, says = UNSOUND[name]
    status, out, err = checked(change(tmp_path, **how), capsys)
    assert (status, err) == (1, "")
    assert out.splitlines()[0].startswith("sound: ")
    assert f"\n  {says}" in out
    assert out.splitlines()[-1].startswith("0 of 1 cases pass.")


# --- names: what would pass, and what would be refused


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Smith called.", ["Smith"]),
        ("He left. Mr Smith called.", ["Smith"]),
        ("Mr. Black called.", ["Black"]),
        ("Mrs Hall called.", ["Hall"]),
        ("Seen by PC Hall and DS Cross.", ["Hall", "Cross"]),
        ("Dr Young will write.", ["Young"]),
        ("JOHN SMITH was there.", ["SMITH"]),
        ("YOUNG was there.", ["YOUNG"]),
        ("He met Karen Hargreave-Smith.", ["Smith"]),
        ("He met O'Brien at noon.", ["O'Brien"]),
        ("He met McDonald at noon.", ["McDonald"]),
        ("Smith's car was there.", ["Smith"]),
        ("Smith’s car was there.", ["Smith"]),
        ("He said: “Smith did it.”", ["Smith"]),
        ("Élodie was there.", ["Élodie"]),
        ("In 2008 Birmingham paid.", ["Birmingham"]),
        ("Cambridgeshire will not say.", ["Cambridgeshire"]),
        ("He lived in New York.", ["York"]),
        ("J Smith signed.", ["Smith"]),
        ("He met (Wilson) there.", ["Wilson"]),
    ],
)
def test_a_name_of_no_list_is_found_wherever_it_stands(text: str, names: list[str]) -> None:
    assert list(unknown_names(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "He was seen on 31 July 2008 in Harbeck.",
        "Mr Tordoff's car was at HMP Ravensmoor.",
        "TORDOFF, Alan: seen at home.",
        "Mr O'Halloran came.",
        "Mr O' was mentioned.",
        "Miss B and Mr H came.",
        "PC Firth rang. DS to approve.",
        "She is called Miss. No hand went up.",
        "The clerk of Harbeck Magistrates' Court wrote.",
        "“There was nobody,” he said.",
        "10.40 There was nobody.",
        "Two PCs and a DVD were seized.",
        "He works at Lowfold Timber and drinks in the Fleece.",
        "OASys section 11.2 and RM2000/S are mentioned.",
    ],
)
def test_what_is_no_unknown_name_is_left_alone(text: str) -> None:
    assert list(unknown_names(text)) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("at M14 5AB", "a postcode"),
        ("at M145AB", "a postcode"),
        ("at m14 5ab", "a postcode"),
        ("at SW1A  1AA", "a postcode"),
        ("in Flat 3", "an address"),
        ("in flat 3b, Beech House", "an address"),
        ("in Flat B", "an address"),
        ("in apartment 12", "an address"),
        ("at number 12", "an address"),
        ("to PO Box 12", "an address"),
        ("at 12 Tanyard Lane", "a house number"),
        ("at 12a Tanyard Lane", "a house number"),
        ("at 12-14 Tanyard Lane", "a house number"),
        ("at 12, Tanyard Lane", "a house number"),
        ("at 12 Tanyard", "a house number"),
        ("at 4 Mill Brow", "a house number"),
        ("at 4 Ropewalk", "a house number"),
        ("at 7 Acacia Avenue", "a house number"),
        ("at 7 The Close", "a house number"),
        ("at 112 Old Mill Road", "a house number"),
        ("on 0161 496 0000", "a telephone or reference number"),
        ("on (0161) 496 0000", "a telephone or reference number"),
        ("on 01614960000", "a telephone or reference number"),
        ("on 0161-496-0000", "a telephone or reference number"),
        ("on 0161.496.0000", "a telephone or reference number"),
        ("on 07700 900123", "a telephone or reference number"),
        ("on +44 7700 900123", "a telephone or reference number"),
        ("phone: 496 0000", "a telephone or reference number"),
        ("PNC 98/123456A", "a telephone or reference number"),
        ("QQ 12 34 56 C", "a national insurance number"),
        ("a van, AB57 XYZ", "the number of a car"),
        ("prisoner A1234BC", "a prisoner's number"),
        ("someone@example.org", "an address on the internet"),
        ("see www.example.org", "an address on the internet"),
        ("see https://example.org/a", "an address on the internet"),
        ("on example.co.uk", "an address on the internet"),
    ],
)
def test_what_could_be_somebodys_address_or_number_is_found(text: str, what: str) -> None:
    assert [found for _, found, _ in contact_details(f"He was {text} that week.")] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "31 July 2008",
        "31st July, 2008",
        "05-11-2008 to 06-11-2008",
        "02.03.2009, 10.40",
        "2009-03-02",
        "3 o'clock",
        "2 Lowfold Timber lorries",
        "OASys 11.2 and 11.15",
        "section 58 of the Act",
        "1998",
        "1998 to 2001, 2003 and 2004",
        "at 10.40 and 19.35",
        "at 10:40",
        "1,250 pounds",
        "£1250.00 and £250,000",
        "the 24-hour clock",
        "05.05.09 Bank holiday",
        "19.40 Station Parade, seen",
        "In 2008 Mill Brow was closed",
        "36 months, 18 of them served",
        "ordered 120 hours",
        "at 5 PM or 6AM",
        "LC1, LC2 and P1 2nd line",
        "took the flat 3 weeks ago",
        "a flat I saw",
        "seen at no 2 visits",
        "47 images, 12 films",
        "levels 1 and 2, ¶4.14",
        "RM2000/S and RM2000/V",
        "a 9 to 5 job",
        "9 Court Orders",
        "ages 5, 7 and 11",
        "two of 62 records",
    ],
)
def test_what_is_nobodys_address_or_number_is_left_alone(text: str) -> None:
    assert list(contact_details(f"Noted: {text}, and filed.")) == []


# --- dates and wording


@pytest.mark.parametrize(
    "text",
    [
        "3 November 2008",
        "3rd November 2008",
        "the 3rd of November 2008",
        "3 Nov 2008",
        "3 Nov. 2008",
        "3-Nov-2008",
        "November 3, 2008",
        "3\nNovember 2008",
        "3  November  2008",
        "03.11.2008",
        "3.11.08",
        "03/11/2008",
        "03-11-2008",
        "2008-11-03",
    ],
)
def test_a_date_is_found_in_every_way_in_which_it_was_written(text: str) -> None:
    assert [day.isoformat() for day in dates_in(f"Sentenced {text}, said the court.")] == ["2008-11-03"]


@pytest.mark.parametrize("text", ["11.2", "31.02.2008", "November 2008", "10.40", "3 of 11 in 2008", "1203.11.20089"])
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert dates_in(text) == frozenset()


@pytest.mark.parametrize(
    "text", ["a risk", "at risk", "high-risk", "RISK", "risks of fire", "risk of harmony", "riskier"]
)
def test_plain_risk_is_found(text: str) -> None:
    assert plain_risk(text, strictly=True) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Risk of Serious Harm",
        "risk of harm",
        "risk\nof reconviction",
        "risk of sexual reconviction",
        "risk management plan",
        "asterisk",
        "Risk Matrix 2000",
    ],
)
def test_risk_of_something_is_left_alone(text: str) -> None:
    assert plain_risk(text, strictly=True) is None


# --- the command


def library(where: Path, *, spoil: dict[str, str | None] | None = None) -> Path:
    """Three sound cases `one`, `three` and `two`; of those that are spoilt the facts are a text, or gone where None."""
    folder = where / "library"
    made = sound(where / "made")
    for name in ("one", "three", "two"):
        shutil.copytree(made.folder, folder / name)
        for file in ("case", "dossier"):
            path = folder / name / f"{file}.yaml"
            path.write_text(
                path.read_text().replace("id: sound", f"id: {name}").replace("case: sound", f"case: {name}")
            )
    for name, text in (spoil or {}).items():
        (folder / name / "case.yaml").write_text(text or "")
    return folder


def test_a_sound_case_is_status_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(sound(tmp_path), capsys) == (0, "1 of 1 cases pass.\n", "")


def test_a_case_without_key_or_dossier_is_counted_as_such(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = sound(tmp_path)
    (case.folder / "dossier.yaml").unlink()
    (case.keys / "sound.yaml").unlink()
    assert checked(case, capsys) == (0, "1 of 1 cases pass. 1 without a dossier. 1 without a key.\n", "")


def test_a_case_is_checked_from_inside_its_folder_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = sound(tmp_path)
    monkeypatch.chdir(case.folder)
    assert main(["cases", "check", ".", "--keys", "../sound-keys"]) == 0
    assert main(["cases", "check", "case.yaml"]) == 0
    assert capsys.readouterr().out == "1 of 1 cases pass.\n1 of 1 cases pass. 1 without a key.\n"


def test_as_json_every_case_has_its_list_of_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = change(tmp_path, "key", replace=["answer: 38", "answer: 39"])
    status, out, err = checked(case, capsys, "--json")
    assert (status, err) == (1, "")
    assert json.loads(out) == {
        "sound": [{"place": "key: age", "what": "The key says 39; the risk tools give 38.", "do": ""}]
    }


def test_as_json_a_sound_case_has_an_empty_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = checked(sound(tmp_path), capsys, "--json")
    assert (status, json.loads(out)) == (0, {"sound": []})


def test_of_several_cases_the_one_that_fails_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = library(tmp_path)
    path = folder / "two" / "dossier.yaml"
    path.write_text(path.read_text().replace("date: 2009-05-29", "date: 2009-06-29"))
    assert main(["cases", "check", str(folder)]) == 1
    assert capsys.readouterr() == (
        "two: 1 fault\n"
        "  C, date: 2009-06-29 is after the day the file is read (2009-06-01).\n"
        "2 of 3 cases pass. 3 without a key.\n",
        "",
    )


def test_two_cases_of_one_id_are_both_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = library(tmp_path)
    path = folder / "two" / "case.yaml"
    path.write_text(path.read_text().replace("id: two", "id: one"))
    assert main(["cases", "check", str(folder), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert sorted(found) == ["one", "three", "two"]
    assert (found["one"], found["two"][0]["place"]) == ([], "id")


def test_a_case_that_cannot_be_read_does_not_hide_what_is_found_in_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = library(tmp_path, spoil={"one": "id: one\nid: one\n"})
    path = folder / "two" / "dossier.yaml"
    path.write_text(path.read_text().replace("date: 2009-05-29", "date: 2009-06-29"))
    assert main(["cases", "check", str(folder)]) == 2
    said = capsys.readouterr()
    assert said.out == (
        "two: 1 fault\n"
        "  C, date: 2009-06-29 is after the day the file is read (2009-06-01).\n"
        "1 of 3 cases pass. 2 without a key. 1 cannot be read.\n"
    )
    assert said.err.startswith(f"Error: {folder / 'one' / 'case.yaml'}: line 2: A key stands twice. Found: 'id'.\n")


def test_every_case_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = library(tmp_path, spoil={"one": "", "two": "[]"})
    assert main(["cases", "check", str(folder), "--json"]) == 2
    said = capsys.readouterr()
    assert json.loads(said.out) == {"three": []}
    assert [line for line in said.err.splitlines() if line.startswith("Error: ")] == [
        f"Error: {folder / 'one' / 'case.yaml'}: The file holds nothing.",
        f"Error: {folder / 'two' / 'case.yaml'}: This must hold keys with values. Found: [].",
    ]


def test_a_folder_with_documents_and_no_facts_is_not_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = library(tmp_path)
    (folder / "two" / "case.yaml").rename(folder / "two" / "cases.yaml")
    assert main(["cases", "check", str(folder)]) == 2
    assert capsys.readouterr() == (
        "2 of 3 cases pass. 2 without a key. 1 cannot be read.\n",
        f"Error: {folder / 'two'}: There is no file case.yaml or case.json in this folder.\n"
        "  Why it matters: The facts of a case stand in it.\n"
        "  What to do: Write it, or check the name of the file or of the folder.\n",
    )


def test_a_case_of_which_there_are_two_files_is_named_and_the_others_are_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = library(tmp_path)
    (folder / "two" / "case.json").write_text("{}")
    assert main(["cases", "check", str(folder)]) == 2
    said = capsys.readouterr()
    assert said.out == "2 of 3 cases pass. 2 without a key. 1 cannot be read.\n"
    assert said.err.startswith(
        f"Error: {folder / 'two' / 'case.yaml'}: There are two of it: case.yaml and case.json.\n"
    )


def test_where_no_case_can_be_read_nothing_is_printed_but_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = library(tmp_path, spoil=dict.fromkeys(("one", "two", "three")))
    assert main(["cases", "check", str(folder), "--json"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("Error: ")) == ("", 3)


def test_checking_a_case_takes_a_few_milliseconds(tmp_path: Path) -> None:
    case = sound(tmp_path)
    folder = read_folder(case.folder, case.keys)
    faults_of(folder)  # the lists are read once
    begun = time.perf_counter()
    for _ in range(10):
        faults_of(folder)
    assert (time.perf_counter() - begun) / 10 < 0.05
