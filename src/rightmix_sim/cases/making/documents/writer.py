"""What every document needs to be written: the drawn case, its plan, luck of its own, and the ways to tell facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from rightmix_sim.cases.dossier import DocumentKind
from rightmix_sim.cases.making.cast import in_figures, with_dots
from rightmix_sim.cases.making.days import Told
from rightmix_sim.cases.making.documents.page import Page
from rightmix_sim.cases.making.documents.plan import Plan
from rightmix_sim.cases.making.facts import Drawn
from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.making.orders import wording
from rightmix_sim.cases.making.strands import Strand
from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.workdays import day_in_words, on_working_day, whole_years

_RECENT = 300  # days
_YOUTH_COURTS = date(1992, 10, 1)  # juvenile courts until then, for those under seventeen
_AGES = ("seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen")


@cache
def _titles() -> dict[str, list[str]]:
    found: dict[str, list[str]] = read_own_yaml(package_file("cases/data/papers.yaml"))
    return found


@dataclass
class Writer:
    """The hand that writes one dossier."""

    drawn: Drawn
    plan: Plan
    luck: Luck
    courts: dict[int, str] = field(default_factory=dict)
    victim_age: str = ""

    def __post_init__(self) -> None:
        """Settle what all documents must have in common."""
        self.victim_age = self._victim_age()
        self.style = self.luck.pick(("words", "figures"))

    @property
    def prohibition(self) -> str:
        """What the prevention order forbids first, as plans name it; empty where there is none."""
        sopo = self.drawn.case.sopo
        return str(wording()["named"][sopo.prohibitions[0].about]) if sopo is not None else ""

    @property
    def on(self) -> date:
        """The day the file is read."""
        return self.drawn.days.on

    def page(self, kind: DocumentKind, author: str, day: date, titles: str = "") -> Page:
        """A new document, not later than the day the file is read; `titles` names its list of titles if not by kind."""
        slots = self.drawn.cast.slots
        to = "the probation office" if self.drawn.case.order.kind != "none" else "the police"
        title = self.luck.pick(_titles()[titles or kind])
        title = title.format(hostel=slots["hostel"], level=self.drawn.case.mappa.managed_at, to=to)
        return Page(kind, title, author, min(day, self.on))

    def date_entries(self, page: Page, first: date) -> None:
        """Put a day before every entry of a log: working days from the first to the day of the document, in order."""
        days = sorted(on_working_day(self.luck.day(first, page.date)) for _ in page.paragraphs)
        for place, day in enumerate(days):
            page.paragraphs[place] = f"{with_dots(max(first, day))} {page.paragraphs[place]}"

    def is_recent(self, page: Page) -> bool:
        """Whether what it says of his life still holds on the day the file is read."""
        return (self.on - page.date).days < _RECENT

    def before(self, day: date, fewest: int, most: int) -> date:
        """A day so many days before another, but not before birth."""
        return on_working_day(day - timedelta(days=self.luck.whole(fewest, most)))

    def lately(self, fewest: int, most: int) -> date:
        """A working day so many days before the file is read, and not before he was at liberty."""
        first = self.drawn.days.at_risk_from + timedelta(days=1)
        return min(self.on, max(first, self.before(self.on, fewest, most)))

    def after(self, day: date, fewest: int, most: int) -> date:
        """A day so many days after another, but not after the day the file is read."""
        return max(day, on_working_day(min(self.on, day + timedelta(days=self.luck.whole(fewest, most)))))

    def tell(self, strand: Strand | None, voice: str, **slots: Any) -> str:
        """A strand in a voice; empty if that voice does not tell it."""
        return self.drawn.weaver.tell(strand, voice, victim_age=self.victim_age, prohibition=self.prohibition, **slots)

    def more(self, topic: str, voice: str, **facts: Any) -> str:
        """Another strand of a topic, chosen and told."""
        return self.tell(self.drawn.weaver.choose(topic, voice, **facts), voice)

    def say(self, what: str, voice: str, facts: dict[str, Any] | None = None, **slots: Any) -> str:
        """What a record says of a day, a count or an assessment."""
        return self.drawn.weaver.say(what, voice, facts, **slots)

    def of_life(self, topic: str, voice: str) -> str:
        """The strand of his life of this topic, in a voice."""
        slots = self.drawn.cast.slots
        then = {"partner": slots["partner_before"]} if topic == "relationships" else {}  # she is not the one of today
        return self.tell(self.drawn.lives[topic], voice, **then)

    def born(self, page: Page, voice: str) -> None:
        """The day of birth, if this document is one that holds it."""
        if page.kind in self.plan.born_in:
            said = self.say(
                "born", voice, born=self.written(self.drawn.days.born, page), nth=self._nth(), siblings=self._siblings()
            )
            page.add(said, marks=["born"]) if page.paragraphs and self.luck.chance(0.5) else page.say(
                said, marks=["born"]
            )

    def release(self, page: Page, voice: str) -> None:
        """The day of release, if he was in custody and this document is one that holds it."""
        if self.drawn.traits.custody and page.kind in self.plan.release_in:
            page.say(
                self.say("release", voice, release=self.written(self.drawn.days.at_risk_from, page)), marks=["at_risk"]
            )

    def count(self, page: Page, voice: str) -> None:
        """How many earlier appearances there are, if this document says so, rightly or not."""
        number = self.plan.count_in.get(page.kind)
        if number is not None:
            wrong = any(error.kind == "convictions_miscounted" for error in self.plan.errors)
            page.say(
                self.say("count", voice, number=_number(number)),
                marks=["shows:convictions_miscounted"] if wrong else [],
            )

    def age_wrong(self, page: Page, voice: str) -> None:
        """Another age than his, if this document is the one to err."""
        if page.kind == self.plan.age_wrong_in:
            page.say(self.say("age_wrong", voice, number=self.plan.wrong_age), marks=["shows:age_contradicted"])

    def acquaintance(self, page: Page, voice: str) -> None:
        """How long the two had known each other, if this document is one that tells."""
        if page.kind in self.plan.acquaintance_in and self.plan.index_story is not None:
            text = self.tell(self.plan.index_story, f"acquaintance_{voice}")
            index = next(number for number, one in enumerate(self.drawn.days.told) if one.entry.index)
            page.add(text, marks=[f"acquaintance:{index}", "settles:acquaintance_contradicted"])

    def acquaintance_wrong(self, page: Page, voice: str) -> None:
        """What is not so of how long they had known each other, if this document is the one to err."""
        if page.kind == self.plan.acquaintance_wrong_in:
            said = self.say("acquaintance_wrong", voice, {"known": self.drawn.traits.offence.known})
            page.say(said, marks=["shows:acquaintance_contradicted"])

    def hearsay(self, page: Page) -> None:
        """A remark that misleads about partners, if this document is the one to make it."""
        if page.kind == self.plan.partner_wrong_in:
            page.add(self.of_life("relationships", "hearsay"), marks=["shows:partnership_contradicted"])

    def partners(self, page: Page, voice: str) -> None:
        """His partners, if this document is one that tells of them."""
        if page.kind in self.plan.single_in:
            page.say(self.of_life("relationships", voice), marks=["single", "settles:partnership_contradicted"])

    def told_elsewhere(self, page: Page, voice: str) -> None:
        """Appearances that the print lacks, and one that was quashed, where this document tells of them."""
        for number, kind in self.plan.left_out.items():
            if kind == page.kind:
                page.say(self._appearance(number, "appearance", voice, page), marks=self.marks_of(number))
        if page.kind == self.plan.quashed_in:
            for one in self.drawn.days.told:
                if one.entry.outcome == "quashed":
                    page.say(self.say("quashed", voice, day=self.written(one.entry.date, page)), marks=["quashed"])
        if page.kind == self.plan.further_in:
            for number, one in enumerate(self.drawn.days.told):
                if one.further:
                    marks = [*self.marks_of(number), "settles:conviction_not_on_visor"]
                    page.say(self._appearance(number, "further", voice, page), marks=marks)

    def earlier_stories(self, page: Page) -> None:
        """The circumstances of earlier sexual offences, where this document tells them."""
        for number, (story, kind) in self.plan.earlier_stories.items():
            if kind == page.kind and story is not None:
                one = self.drawn.days.told[number]
                circumstances = self.tell(story, "police").removeprefix("Index: ")
                known = self.tell(story, "acquaintance_court")
                text = f"Conviction of {self.written(one.entry.date, page)}: {circumstances} {known}"
                page.say(
                    text, marks=[f"sex:{number}", f"contact:{number}", f"acquaintance:{number}", *self.marks_of(number)]
                )

    def marks_of(self, number: int) -> list[str]:
        """The marks of a paragraph that gives an appearance with its day and charge."""
        one = self.drawn.days.told[number]
        marks = [f"appearance:{one.entry.date.isoformat()}"]
        if number in self.plan.left_out or (not self.plan.left_out and one.entry.date < self.drawn.days.sentenced):
            marks.append("settles:convictions_miscounted")
        if one.offence_type is not None:
            marks += [f"contact:{number}"] + ([f"sex:{number}"] if not one.offence_type.images else [])
        return marks

    def court_of(self, number: int) -> str:
        """The court or station that dealt with an appearance: always the same one."""
        if number not in self.courts:
            one, slots = self.drawn.days.told[number], self.drawn.cast.slots
            town = self.luck.pick((slots["town"], slots["town"], slots["town2"], slots["court_town"]))
            self.courts[number] = f"{town} {self._seat(one)}"
        return self.courts[number]

    def _seat(self, one: Told) -> str:
        age = whole_years(self.drawn.days.born, one.entry.date)
        if one.disposal == "Cautioned":
            return "Police Station"
        grave = "Imprisonment" in one.disposal and "28 days" not in one.disposal and "4 months" not in one.disposal
        if one.entry.date < _YOUTH_COURTS:
            return "Crown Court" if grave else "Juvenile Court" if age < 17 else "Magistrates' Court"
        return "Crown Court" if grave else "Youth Court" if age < 18 else "Magistrates' Court"

    def _appearance(self, number: int, what: str, voice: str, page: Page) -> str:
        one = self.drawn.days.told[number]
        return self.say(
            what, voice, day=self.written(one.entry.date, page), at=self.court_of(number), charge=one.charge,
            charge_low=_low(one.charge), disposal=one.disposal, disposal_low=_low(one.disposal),
        )  # fmt: skip

    def written(self, day: date, page: Page) -> str:
        """A day as this kind of document writes it."""
        if page.kind in ("activity_log", "home_visits", "contact_log", "approved_premises", "intelligence"):
            return with_dots(day)
        if page.kind in ("previous_convictions", "visor_record", "prison_report") and self.style == "figures":
            return in_figures(day)
        return day_in_words(day)

    def _victim_age(self) -> str:
        offence, title = self.drawn.traits.offence, self.drawn.days.told
        index = next(one for one in title if one.entry.index)
        if "under 13" in index.charge:
            return self.luck.pick(_AGES[1:6])
        if offence.historic or "Indecent assault" in index.charge:
            return self.luck.pick(_AGES[3:8])
        return self.luck.pick(_AGES[6:])

    def _nth(self) -> str:
        return self.luck.pick(("second", "third", "youngest", "eldest"))

    def _siblings(self) -> str:
        return self.luck.pick(("three", "four", "five"))


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _number(number: int) -> str:
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]
