"""From traits and days to the facts of a case: the person, the order, the needs, and what stands on file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal

from rightmix_sim.cases.case import Area, Case, Harm, Mappa, Responsivity
from rightmix_sim.cases.factors import Factor
from rightmix_sim.cases.limits import limit_on
from rightmix_sim.cases.making.cast import Cast, draw_cast
from rightmix_sim.cases.making.days import Days, draw_days
from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.making.on_file import OnFile, draw_on_file
from rightmix_sim.cases.making.orders import order_of, programmes_of, sentence_of, sopo_of
from rightmix_sim.cases.making.recipe import Recipe
from rightmix_sim.cases.making.record import draw_record
from rightmix_sim.cases.making.strands import Strand
from rightmix_sim.cases.making.traits import Traits, draw_traits
from rightmix_sim.cases.making.weaver import Weaver
from rightmix_sim.cases.person import Accommodation, Need, Partner, Subject, Work
from rightmix_sim.cases.records import Intervention, VictimContact
from rightmix_sim.risk.meanings import Harm as HarmLevel
from rightmix_sim.risk.rosh import Concern
from rightmix_sim.workdays import on_working_day

# The strands of a life, and the facts that each of them is first of all about
_LIVES: Final = {
    "homes": ("home",),
    "work": ("work", "age"),
    "health": ("need",),
    "relationships": ("single", "age"),
    "upbringing": (),
}
# The maker's own knowledge, in no standard: the day the pilot of the polygraph began (the report: January 2009, ¶2.4)
_POLYGRAPH_FROM: Final = date(2009, 1, 19)
# Whom somebody on no order or licence has nothing to do with
_OF_SUPERVISION: Final = frozenset(("om", "spo", "keyworker", "tutor"))
AREAS: Final[tuple[Area, ...]] = ("alder", "birch", "cedar", "elm", "hazel", "rowan")


@dataclass(frozen=True)
class Drawn:
    """Everything that is drawn of a case before documents are written."""

    case: Case
    traits: Traits
    days: Days
    cast: Cast
    weaver: Weaver
    lives: dict[str, Strand | None]  # the strands of his life, by topic: home, work, health, relationships, upbringing
    concerns: list[Strand]
    protective: list[Strand]
    on_file: OnFile
    luck: Luck


def draw_facts(recipe: Recipe, luck: Luck, name: str) -> Drawn:
    """The facts of one case. `name` is its id."""
    traits = draw_traits(recipe, luck)
    days = draw_days(recipe, traits, luck)
    history = draw_record(recipe, traits, days, luck)
    about = luck.stream("about")
    area, ethnicity = about.pick(AREAS), about.of(recipe.table("ethnicity"))
    cast = draw_cast(luck, ethnicity, area, days.born)
    supervised = days.order_end is not None and days.order_end > days.on and traits.supervised
    facts = _facts(recipe, traits, days, supervised, about)
    weaver = Weaver(luck, cast, facts, barred=frozenset() if supervised else _OF_SUPERVISION)
    lives = {topic: weaver.choose(topic, **{name: facts[name] for name in asked}) for topic, asked in _LIVES.items()}
    concerns = [
        one
        for one in (weaver.choose("concerns", target=traits.offence.target) for _ in range(about.whole(2, 3)))
        if one
    ]
    troubled = {one.more["area"] for one in concerns}
    offered = [one for one in (weaver.choose("protective") for _ in range(5)) if one is not None]
    protective = [one for one in offered if one.more["area"] not in troubled][: about.whole(2, 3)]
    on_file = draw_on_file(recipe, traits, days, history, supervised, luck)
    case = Case(
        id=name,
        area=area,
        on=days.on,
        person=_person(traits, days, facts, cast, lives, ethnicity, about),
        history=history,
        sentence=sentence_of(traits, days, cast),
        order=order_of(recipe, traits, days, supervised, facts, luck.stream("order")),
        sopo=sopo_of(recipe, traits, days, luck.stream("sopo")),
        registered_on=on_file.registered_on,
        harm=Harm(level=traits.harm, concerns=_concerns(traits), prison_information_used=on_file.prison_used),
        mappa=_mappa(traits, days, supervised, about),
        responsivity=_responsivity(traits, about),
        programmes=programmes_of(facts, days),
        interventions=_interventions(recipe, traits, days, facts, supervised, about),
        assessments=on_file.assessments,
        visor=on_file.visor,
        visits=on_file.visits,
        victim_contact=_victim_contact(recipe, traits, days, about),
        internet_offence=traits.offence.target == "internet",
        child_contact=facts["home"] in ("with_family", "with_partner") and about.chance(0.3),
        factors=_factors(traits, concerns, protective),
    )
    return Drawn(case, traits, days, cast, weaver, lives, concerns, protective, on_file, luck)


def _facts(recipe: Recipe, traits: Traits, days: Days, supervised: bool, luck: Luck) -> dict[str, Any]:
    """The facts that strands ask for."""
    at_liberty = (days.on - days.at_risk_from).days
    in_premises = (
        traits.custody and supervised and at_liberty < 260 and traits.harm in ("high", "very_high")
        and luck.chance(recipe.share("approved_premises_of_high_harm"))
    )  # fmt: skip
    homes = {
        kind: share for kind, share in recipe.table("home").items() if not (traits.single and kind == "with_partner")
    }
    home = "approved_premises" if in_premises else luck.of(homes)
    work = "retired" if traits.past_working_age else luck.of(recipe.table("work"))
    at_work = work in ("employed", "self_employed")
    return {
        "age": traits.band,
        "years_old": days.on.year - days.born.year - ((days.on.month, days.on.day) < (days.born.month, days.born.day)),
        "single": traits.single,
        "denial": traits.denial,
        "type": traits.offence.name,
        "target": traits.offence.target,
        "need": traits.need,
        "home": home,
        "work": work,
        "suitable": not (at_work and luck.chance(recipe.share("unsuitable_work"))),
        "victim": "child" if traits.offence.of_a_child else traits.offence.victim,
        **_programme_facts(recipe, traits, supervised, luck),
    }


def _programme_facts(recipe: Recipe, traits: Traits, supervised: bool, luck: Luck) -> dict[str, Any]:
    """Which programme, what became of it, and how pre-programme work stands; as the file has it (¶6.1 to 6.6)."""
    light = traits.offence.images and traits.harm in ("low", "medium")
    found = {
        "programme": "i_sotp" if light else "core",
        "state": "",
        "reason": "",
        "pre_work": luck.of(recipe.table("pre_programme_work")),
    }
    state, reason = luck.of(recipe.table("waiting")), ""
    if traits.learning_disability:
        state, reason = "excluded", "learning_disability"
    elif traits.denial == "total" and luck.chance(recipe.share("excluded_for_total_denial")):
        state, reason = "excluded", "denial"
    elif traits.under_21 and luck.chance(recipe.share("excluded_under_21")):
        state, reason = "excluded", "age"
    elif traits.months < 24 or traits.harm == "low" or not supervised:
        state = "not_required"
    if state == "excluded":
        found["programme"] = "core"  # whose threshold it is (¶6.3)
    return found | {"state": state, "reason": reason}


def _person(
    traits: Traits,
    days: Days,
    facts: dict[str, Any],
    cast: Cast,
    lives: dict[str, Strand | None],
    ethnicity: str,
    luck: Luck,
) -> Subject:
    home, work, health = lives["homes"], lives["work"], lives["health"]
    needs = () if traits.need == "none" else (Need(kind=_NEEDS[traits.need], text=_of(health, "text", traits.need)),)
    partner = None
    if facts["home"] == "with_partner":
        partner = Partner(
            since=days.on - timedelta(days=luck.whole(30, 700)), has_children=luck.chance(0.35), told=luck.chance(0.6)
        )
    suitable = {True: True, False: False}.get(_of(home, "suitable", "unknown"), "unknown")
    return Subject(
        forename=cast.forename,
        surname=cast.surname,
        ethnicity=ethnicity,  # type: ignore[arg-type]
        needs=needs,
        accommodation=Accommodation(
            kind=facts["home"],
            place=cast.town,
            since=luck.day(days.at_risk_from, days.on),
            suitable=suitable,  # type: ignore[arg-type]
        ),
        work=Work(
            status=facts["work"],
            text=_of(work, "text", ""),
            suitable=facts["suitable"] if facts["work"] in ("employed", "self_employed") else "unknown",
        ),
        partner=partner,
    )


_NEEDS: dict[str, Any] = {
    "substance_misuse": "physical_health",
    "mental_health": "mental_health",
    "physical_health": "physical_health",
    "literacy": "literacy",
    "learning_disability": "learning_disability",
}


def _of(strand: Strand | None, key: str, otherwise: Any) -> Any:
    return otherwise if strand is None else strand.more.get(key, otherwise)


_LIKELY: dict[str, tuple[Any, Any]] = {
    "low": ("not_indicated", "unknown"),
    "medium": ("unlikely_without_change", "after_a_change"),
    "high": ("could_happen", "at_any_time"),
    "very_high": ("more_likely_than_not", "imminent"),
}


def _concerns(traits: Traits) -> tuple[Concern, ...]:
    likely, soon = _LIKELY[traits.harm]
    who: Literal["children", "public"] = "children" if traits.offence.of_a_child else "public"
    what = "Further sexual offences against children." if who == "children" else "Further sexual offences."
    return (Concern(who=who, what=what, serious=True, how_likely=likely, how_soon=soon, level=HarmLevel(traits.harm)),)


def _mappa(traits: Traits, days: Days, supervised: bool, luck: Luck) -> Mappa:
    """The level by need; whoever is on no order or licence is the police's alone here."""
    agencies, senior = supervised and traits.agencies_needed, supervised and traits.senior_level_needed
    level: Literal[1, 2, 3] = 3 if senior else 2 if agencies else 1
    meeting = max(days.at_risk_from, on_working_day(days.on - timedelta(days=luck.whole(8, 70))))
    return Mappa(
        managed_at=level,
        last_meeting=meeting if level > 1 else None,
        other_agencies_needed=agencies,
        senior_level_needed=senior,
    )


def _responsivity(traits: Traits, luck: Luck) -> Responsivity:
    iq = luck.whole(58, 75) if traits.learning_disability else "unknown"
    return Responsivity(
        denial=traits.denial,  # type: ignore[arg-type]
        learning_disability=traits.learning_disability,
        iq=iq,  # type: ignore[arg-type]
        mature_enough="unknown" if not traits.under_21 else luck.chance(0.5),
    )


def _interventions(
    recipe: Recipe, traits: Traits, days: Days, facts: dict[str, Any], supervised: bool, luck: Luck
) -> tuple[Intervention, ...]:
    found: list[Intervention] = []
    since = days.at_risk_from
    if facts["home"] == "approved_premises":
        found.append(Intervention(kind="approved_premises", state="under_way", since=since))
    if supervised and luck.chance(recipe.share("circle")):
        found.append(Intervention(kind="circle", state="under_way", since=luck.day(since, days.on)))
    if supervised and traits.custody and since >= _POLYGRAPH_FROM and luck.chance(recipe.share("polygraph")):
        found.append(Intervention(kind="polygraph", state="waiting", since=luck.day(since, days.on)))
    return tuple(found)


def _victim_contact(recipe: Recipe, traits: Traits, days: Days, luck: Luck) -> VictimContact:
    asked = limit_on("victim-contact-sentence", days.on)
    long_enough = traits.custody and asked is not None and traits.months >= asked.value
    statutory = long_enough and not traits.offence.images
    wanted = statutory and luck.chance(recipe.share("contact_wanted"))
    until = min(days.on, days.order_end or days.on)  # the offer ends with the licence
    last = luck.day(max(days.sentenced, until - timedelta(days=400)), until) if wanted else None
    return VictimContact(
        statutory=statutory, wanted=wanted if statutory else "unknown", last_on=last, reached_plan=False
    )


def _factors(traits: Traits, concerns: list[Strand], protective: list[Strand]) -> tuple[Factor, ...]:
    static = "Earlier appearances." if traits.previous_other + traits.previous_sexual else "First conviction."
    found: list[tuple[Any, Any, Any, str]] = [("static", ("reoffending",), "lifestyle", static)]
    found += [("dynamic", ("rosh", "reoffending"), one.more["area"], one.more["factor"]) for one in concerns]
    found += [("protective", ("reoffending",), one.more["area"], one.more["factor"]) for one in protective]
    return tuple(
        Factor(id=f"F{number}", kind=kind, linked_to=linked, area=area, text=text)
        for number, (kind, linked, area, text) in enumerate(found, start=1)
    )
