"""The period for which somebody is registered, its last day, and what must be notified on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Final, Literal

from rightmix_sim.guidance import due_date, load_book
from rightmix_sim.risk.duties import Duty, duty
from rightmix_sim.risk.registration.facts import RegistrationFacts
from rightmix_sim.risk.registration.terms import Term, in_years, is_under_18, last_day, rule, rules, terms
from rightmix_sim.risk.result import Result
from rightmix_sim.risk.rules import Caution, Reason
from rightmix_sim.risk.unknowns import Outcomes, one_or_all, settled
from rightmix_sim.strict_data import Answer, parse_as

_STANDARD: Final = "registration"


@dataclass(frozen=True)
class Period(Result):
    """For how long somebody is registered; a range while facts are unknown."""

    tool: ClassVar = "registration"
    facts: RegistrationFacts
    terms: Outcomes[Term]

    @property
    def months(self) -> Term | None:
        """The months of registration by the disposal, or `indefinite`; None while they are unsettled."""
        return self.terms.settled

    @property
    def range(self) -> tuple[Term, Term]:
        """The shortest and the longest period that are still possible."""
        return self.terms.possible[0], self.terms.possible[-1]

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The unknown facts that would settle the period; empty when it is settled."""
        return self.terms.unsettled

    @cached_property
    def last_days(self) -> tuple[date | Literal["indefinite"], ...]:
        """The last days that are still possible, a prevention order included; earliest first."""
        return tuple(dict.fromkeys(self._last_day(term) for term in self.terms.possible))

    @property
    def last_day(self) -> date | Literal["indefinite"] | None:
        """The last day of registration, or `indefinite`; None while it is unsettled."""
        return settled((self.last_days[0], self.last_days[-1]))

    @property
    def registered(self) -> Answer:
        """Whether he is subject to the requirements on the day that was asked for."""
        answers = {last == "indefinite" or self.facts.day <= last for last in self.last_days}
        return answers.pop() if len(answers) == 1 else "unknown"

    @property
    def first_notification_due(self) -> date | None:
        """The last day on which registering is on time; None while he is in custody, or before the Act."""
        standard, since = load_book()[_STANDARD], self.facts.at_liberty_from
        return None if since is None or not standard.in_force_on(since) else due_date(standard, since)

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """What he must notify on the day that was asked for: nothing unless he is registered then, and at liberty."""
        day, free_from = self.facts.day, self.facts.at_liberty_from
        if self.registered is not True or free_from is None or day < free_from:
            return ()
        return tuple(
            duty(standard, day)
            for standard in load_book()
            if standard.agency == "registered_person" and standard.in_force_on(day)
        )

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it is this period: the disposal, the age, the days from which and to which it runs."""
        return tuple(self._reasons())

    @cached_property
    def cautions(self) -> tuple[Caution, ...]:
        """What a reader must know that does not change the period."""
        return tuple(_cautions(self.facts))

    def to_dict(self) -> dict[str, Any]:
        """As plain data, days as ISO text; `months` and `last_day` are null while they are unsettled."""
        return {
            "months": self.months,
            "range": list(self.range),
            "first_day": _said(self.facts.convicted_on),
            "last_day": _said(self.last_day),
            "asked_on": _said(self.facts.day),
            "registered": self.registered,
            "first_notification_due": _said(self.first_notification_due),
            "duties": [one.to_dict() for one in self.duties],
            **self.explained(),
        }

    def _last_day(self, term: Term) -> date | Literal["indefinite"]:
        order = self.facts.sopo_ends
        if term == "indefinite" or order == "further_order":
            return "indefinite"
        end = last_day(self.facts.convicted_on, term)
        return end if order is None else max(end, order)

    def _reasons(self) -> Iterator[Reason]:
        facts, applied = self.facts, rules(self.facts)
        by_disposal = rule(applied.settled or "unknown").cite
        yield Reason("disposal", facts.disposal, None, by_disposal)
        if any(in_years(name) for name in applied.possible):
            yield Reason("under_18", is_under_18(facts), None, rule("under-18").cite)
        by_rule = rule("unknown").cite if self.months is None else by_disposal
        yield Reason("months", one_or_all(self.range), None, by_rule)
        if facts.sopo_ends is not None:
            yield Reason("sopo_until", _said(facts.sopo_ends), None, rule("sopo").cite)
        ends = (_said(self.last_days[0]), _said(self.last_days[-1]))
        yield Reason("last_day", one_or_all(ends), None, rule("begins").cite)
        within = f"{rule('first').cite}. {duty(load_book()[_STANDARD], facts.day).cite}"
        yield Reason("first_notification_due", _said(self.first_notification_due), None, within)


def period(facts: RegistrationFacts | Mapping[str, Any]) -> Period:
    """The period of registration, from its facts or plain data of their shape. Source: ¶2.4, glossary.

    Raises `InputError` with place and value.
    """
    case = parse_as(RegistrationFacts, facts)
    return Period(case, terms(case))


def _cautions(facts: RegistrationFacts) -> Iterator[Caution]:
    in_force = load_book()[_STANDARD].editions[0].from_
    if facts.convicted_on < in_force:
        yield Caution("before_act", f"Part 2 of the Act came into force on {in_force}. {rule('before-act').cite}")
    if facts.disposal == "suspended_imprisonment":
        yield Caution("suspended", f"The sentence is suspended. {rule('suspended').cite}")
    if facts.disposal == "imprisonment" and is_under_18(facts) is True:
        yield Caution("detention_and_training", f"He was under 18. {rule('detention').cite}")


def _said(day: date | str | None) -> str | None:
    return day.isoformat() if isinstance(day, date) else day
