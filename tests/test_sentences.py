from __future__ import annotations

from rightmix_sim.sentences import capital, listed


def test_the_last_of_a_list_follows_and() -> None:
    assert listed(["Alder", "Birch", "Cedar"]) == "Alder, Birch and Cedar"
    assert listed(["Alder", "Birch"]) == "Alder and Birch"
    assert listed(one for one in ["Alder"]) == "Alder"


def test_another_word_may_stand_before_the_last() -> None:
    assert listed(["police", "probation", "MAPPA"], "or") == "police, probation or MAPPA"


def test_of_nothing_nothing_is_said() -> None:
    assert listed([]) == ""
    assert capital("") == ""


def test_a_sentence_begins_with_a_capital_and_keeps_its_others() -> None:
    assert capital("police visit at home, ViSOR checked before") == "Police visit at home, ViSOR checked before"
    assert capital("ViSOR") == "ViSOR"
