"""What a history may be: what is optional left out, dates as dates or as text, YAML or JSON; but nothing impossible."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml
from msgspec import json as structs_json
from msgspec import to_builtins

from rightmix_sim.errors import InputError
from rightmix_sim.files import package_file
from rightmix_sim.history import Entry, History, Offence, Person, Victim, as_history, read_history
from rightmix_sim.strict_data import Impossible
from tests.risk.random_histories import random_history

Dict = dict[str, Any]

PERSON = {"sex": "male", "born": date(1975, 3, 2), "at_risk_from": date(2009, 5, 1)}
LEAST: Dict = {"person": PERSON, "appearances": []}
WHOLE: Dict = {
    "person": PERSON | {"lived_with_adult_partner_two_years": False},
    "assessed_on": date(2009, 6, 1),
    "appearances": [
        {
            "date": date(2008, 11, 3),
            "outcome": "conviction",
            "index": True,
            "offences": [
                {
                    "title": "Sexual assault",
                    "nature": ["sexual", "violent"],
                    "committed": date(2008, 2, 10),
                    "contact": True,
                    "images_only": False,
                    "tic": False,
                    "victims": [{"sex": "female", "acquaintance": "stranger"}],
                }
            ],
        }
    ],
    "allegations": [{"date": date(2009, 1, 1), "text": "Reported to the police; no further action was taken."}],
}


def with_text_for_dates(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: with_text_for_dates(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_text_for_dates(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def changed(*path: str | int, to: object) -> Dict:
    """The whole history with another value at a place."""
    history = copy.deepcopy(WHOLE)
    inner: Any = history
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = to
    return history


def without(*path: str | int) -> Dict:
    """The whole history with one key left out."""
    history = copy.deepcopy(WHOLE)
    inner: Any = history
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    return history


def entry(outcome: str, **more: Any) -> Dict:
    return {"date": "2001-01-01", "outcome": outcome} | more


# --- what is left out


def test_the_least_history_is_a_person_and_no_appearance() -> None:
    history = as_history(LEAST)
    assert history.person == Person(**PERSON)
    assert history.person.lived_with_adult_partner_two_years == "unknown"
    assert history.appearances == ()
    assert history.allegations == ()
    assert history.assessed_on is None


def test_the_least_offence_has_a_nature_and_a_day_and_all_else_is_unknown_or_not_so() -> None:
    offence = Offence(nature=("other",), committed=date(2000, 1, 1))
    assert offence.title == ""
    assert offence.contact == "unknown"
    assert offence.victims is None
    assert (offence.images_only, offence.tic) == (False, False)


def test_the_least_victim_is_unknown() -> None:
    assert Victim() == Victim(sex="unknown", acquaintance="unknown")


OFFENCE = ("appearances", 0, "offences", 0)


@pytest.mark.parametrize(
    ("path", "default"),
    [
        (("assessed_on",), None),
        (("allegations",), []),
        (("person", "lived_with_adult_partner_two_years"), "unknown"),
        ((*OFFENCE, "title"), ""),
        ((*OFFENCE, "contact"), "unknown"),
        ((*OFFENCE, "images_only"), False),
        ((*OFFENCE, "tic"), False),
        ((*OFFENCE, "victims"), None),
        ((*OFFENCE, "victims", 0, "sex"), "unknown"),
        ((*OFFENCE, "victims", 0, "acquaintance"), "unknown"),
    ],
    ids=lambda part: ".".join(map(str, part)) if isinstance(part, tuple) else "",
)
def test_a_key_left_out_says_the_same_as_its_default(path: tuple[str | int, ...], default: object) -> None:
    assert as_history(without(*path)) == as_history(changed(*path, to=default))


def test_no_victim_is_something_else_than_nothing_known_of_victims() -> None:
    nobody = as_history(changed(*OFFENCE, "victims", to=[]))
    assert nobody.appearances[0].offences[0].victims == ()
    assert nobody != as_history(without(*OFFENCE, "victims"))


def test_the_day_assessed_is_the_day_at_liberty_unless_it_is_given() -> None:
    assert as_history(without("assessed_on")).day_assessed == date(2009, 5, 1)
    assert as_history(changed("assessed_on", to=None)).day_assessed == date(2009, 5, 1)
    assert as_history(WHOLE).day_assessed == date(2009, 6, 1)


@pytest.mark.parametrize("outcome", ["quashed", "breach_only"])
def test_what_never_counts_needs_no_offences_and_no_index(outcome: str) -> None:
    history = as_history({"person": PERSON, "appearances": [entry(outcome)]})
    assert history.appearances[0].offences is None


@pytest.mark.parametrize("outcome", ["conviction", "caution"])
def test_what_counts_must_tell_its_offences_if_only_that_none_is_known(outcome: str) -> None:
    told = {"person": PERSON, "appearances": [entry(outcome, index=True, offences=[])]}
    assert as_history(told).appearances[0].offences == ()
    untold = {"person": PERSON, "appearances": [entry(outcome, index=True)]}
    with pytest.raises(InputError, match=r"^appearances\[0\]\.offences: This is missing\."):
        as_history(untold)


# --- what is loose, and meant to be


@pytest.mark.parametrize("index", ["conviction", "caution"])
def test_the_index_may_be_a_conviction_or_a_caution_and_need_not_be_sexual(index: str) -> None:
    theft = {"nature": ["other"], "committed": "2000-12-01"}
    history = as_history({"person": PERSON, "appearances": [entry(index, index=True, offences=[theft])]})
    assert history.appearances[0].index is True


def test_days_may_fall_together_where_they_can_in_life() -> None:
    told = changed("person", "at_risk_from", to="2008-11-03")  # the day of the index sentence
    told["appearances"][0]["offences"][0]["committed"] = "2008-11-03"
    told["assessed_on"] = "2008-11-03"
    assert as_history(told).person.at_risk_from == as_history(told).appearances[0].date


def test_the_day_after_birth_is_early_enough_for_everything() -> None:
    told = with_text_for_dates(WHOLE)
    told["person"]["born"] = "2008-02-09"  # the offence is of the tenth
    assert as_history(told).person.born == date(2008, 2, 9)


def test_he_may_be_assessed_before_release_and_before_a_later_appearance() -> None:
    told = changed("assessed_on", to="2008-12-01")
    told["appearances"].append({"date": "2012-01-01", "outcome": "caution", "offences": []})
    assert as_history(told).day_assessed == date(2008, 12, 1)


def test_entries_may_share_a_day_and_stand_in_any_order() -> None:
    told = changed("appearances", 0, "index", to=True)
    told["appearances"][:0] = [entry("caution", offences=[]), entry("quashed"), entry("caution", offences=[])]
    assert [one.outcome for one in as_history(told).appearances] == ["caution", "quashed", "caution", "conviction"]


@pytest.mark.parametrize("contact", [False, "unknown"])
def test_images_only_goes_with_no_contact_and_with_unknown_contact(contact: object) -> None:
    told = changed(*OFFENCE, "images_only", to=True)
    told["appearances"][0]["offences"][0]["contact"] = contact
    assert as_history(told).appearances[0].offences[0].images_only is True


def test_contact_may_be_told_of_an_offence_that_is_not_sexual() -> None:
    told = changed(*OFFENCE, "nature", to=["violent"])
    assert as_history(told).appearances[0].offences[0].contact is True


def test_a_woman_has_a_history_too() -> None:
    assert as_history(changed("person", "sex", to="female")).person.sex == "female"


@pytest.mark.parametrize("title", ["Café fraud", "Theft\nand more", "Theft\tand more", "Ὕβρις", "😀", "'\"\\"])
def test_a_title_is_any_text_that_people_can_read(title: str) -> None:
    assert as_history(changed(*OFFENCE, "title", to=title)).appearances[0].offences[0].title == title


def test_random_histories_are_all_accepted() -> None:
    draws = random.Random(20)
    assert all(isinstance(as_history(random_history(draws)), History) for _ in range(500))


# --- one history, however it is written


def test_dates_as_text_are_the_same_as_dates() -> None:
    assert as_history(with_text_for_dates(WHOLE)) == as_history(WHOLE)


@pytest.mark.parametrize("history", [LEAST, WHOLE], ids=["least", "whole"])
def test_yaml_and_json_of_one_history_are_equal(tmp_path: Path, history: Dict) -> None:
    written = {
        "dates.yaml": yaml.safe_dump(history),
        "text.yaml": yaml.safe_dump(with_text_for_dates(history)),
        "json-in.yaml": json.dumps(with_text_for_dates(history)),
        "history.json": json.dumps(with_text_for_dates(history)),
        "HISTORY.JSON": json.dumps(with_text_for_dates(history), indent=4),
        "windows.json": "\ufeff" + json.dumps(with_text_for_dates(history), indent=1).replace("\n", "\r\n"),
    }
    for name, text in written.items():
        (tmp_path / name).write_bytes(text.encode())
        assert read_history(tmp_path / name) == as_history(history)


def test_the_template_is_a_history() -> None:
    history = read_history(package_file("history/data/template.yaml"))
    assert [one.index for one in history.appearances] == [True, False]


def test_what_a_history_dumps_is_the_history_again() -> None:
    history = as_history(WHOLE)
    assert as_history(to_builtins(history)) == history
    assert as_history(json.loads(structs_json.encode(history))) == history


def test_a_history_is_itself() -> None:
    history = as_history(WHOLE)
    assert as_history(history) is history


@pytest.mark.parametrize("kind", [dict, MappingProxyType])
def test_a_history_may_come_as_any_mapping_and_its_lists_as_tuples(kind: Callable[[Dict], Any]) -> None:
    told = kind(WHOLE | {"appearances": tuple(WHOLE["appearances"])})
    assert as_history(told) == as_history(WHOLE)


def test_parts_that_are_made_already_are_taken_as_they_are() -> None:
    person, least = Person(**PERSON), Entry(date=date(2000, 1, 1), outcome="quashed")
    assert as_history({"person": person, "appearances": [least]}) == History(person=person, appearances=(least,))


def test_what_was_given_is_not_changed() -> None:
    given = copy.deepcopy(WHOLE)
    as_history(given)
    assert given == WHOLE


# --- frozen


def test_a_history_and_its_parts_are_frozen() -> None:
    history = as_history(WHOLE)
    offence = history.appearances[0].offences[0]
    assert offence.victims is not None
    for part, name in [
        (history, "assessed_on"),
        (history.person, "sex"),
        (history.appearances[0], "index"),
        (offence, "nature"),
        (offence.victims[0], "sex"),
        (history.allegations[0], "text"),
    ]:
        with pytest.raises(AttributeError, match="immutable"):
            setattr(part, name, None)


def test_lists_become_tuples_that_nobody_can_add_to() -> None:
    history = as_history(WHOLE)
    assert isinstance(history.appearances, tuple)
    assert isinstance(history.appearances[0].offences, tuple)
    assert history.appearances[0].offences[0].nature == ("sexual", "violent")


def test_equal_histories_have_one_hash() -> None:
    assert len({as_history(WHOLE), as_history(with_text_for_dates(WHOLE)), as_history(LEAST)}) == 2


# --- not from a file


def test_plain_data_that_is_faulty_is_one_error_without_a_file() -> None:
    with pytest.raises(InputError) as caught:
        as_history(changed("person", "sex", to="man"))
    assert str(caught.value) == (
        "person.sex: This must be male or female. Found: 'man'.\n"
        "  Why it matters: RM2000 is for men only.\n"
        "  What to do: Write male or female."
    )
    assert caught.value.file is None


@pytest.mark.parametrize("told", [None, "history.yaml", [LEAST], 7, LEAST["person"]])
def test_what_is_no_history_at_all_is_one_error(told: Any) -> None:
    with pytest.raises(InputError):
        as_history(told)


def test_a_date_with_a_time_is_no_date_in_python_either() -> None:
    with pytest.raises(InputError, match=r"person\.born: This must be a date\. Found: '1975-03-02T00:00:00'"):
        as_history(changed("person", "born", to=datetime(1975, 3, 2)))


def test_a_history_that_is_made_directly_cannot_be_impossible() -> None:
    with pytest.raises(Impossible, match=r"This is not after the day of birth \(1975-03-02\)"):
        History(person=Person(**PERSON), appearances=(), assessed_on=date(1970, 1, 1))


def test_a_part_that_is_made_directly_cannot_have_unknown_keys() -> None:
    with pytest.raises(TypeError, match="Unexpected keyword argument 'gender'"):
        Person(**PERSON, gender="male")
