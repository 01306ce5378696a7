"""Plain "risk" is found wherever it does not say of what, and nothing else is."""

from __future__ import annotations

import pytest

from rightmix_sim.plain_risk import plain_risk, plain_risk_in_context


@pytest.mark.parametrize(
    "text",
    [
        "He is high risk.",
        "The risk has gone down.",
        "Risk: high.",
        "at risk of losing his flat",
        "His risks are managed.",
        "risk to children",
        "a risk of breach",
        "Low-risk offender",
        "The risk, of reconviction or otherwise, is low.",
        "risk level 2",
        "He said “I am no trouble” and his risk is low.",
    ],
)
def test_plain_risk_is_found(text: str) -> None:
    assert plain_risk(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Low risk of reconviction, high Risk of Serious Harm.",
        "His risk of reoffending is thought to be high.",
        "the risk of sexual reconviction",
        "the risk of serious sexual harm",
        "risk of\nharm",
        "the risk management plan",
        "Risk management plans are reviewed.",
        "risk factors and a risk assessment",
        "Scored by Risk Matrix 2000.",
        "He said “I am no risk to anybody”.",
        'The file says "medium risk" and no more.',
        "The minutes say 'high risk'.",
        "an asterisk, brisk walks",
        "risky situations",
    ],
)
def test_what_says_of_what_is_left_alone(text: str) -> None:
    assert plain_risk(text) is None


def test_an_apostrophe_opens_no_quotation() -> None:
    assert plain_risk("The officer's view is that his risk is what it was; his mother's too.") == "risk"


def test_what_we_write_ourselves_has_no_excuse() -> None:
    assert plain_risk("He called it “a risk”.", strictly=True) == "risk"
    assert plain_risk("a risky walk", strictly=True) == "risky"
    assert plain_risk("the risk register", strictly=True) is None


def test_the_word_is_quoted_with_what_stands_beside_it() -> None:
    assert plain_risk_in_context("His risk of harm is high. Now his risk is lower, says Mr Lane.") == (
        "high. Now his risk is lower, says"
    )
    assert plain_risk_in_context("Risk: high.") == "Risk: high."
    assert plain_risk_in_context("no such word") is None
