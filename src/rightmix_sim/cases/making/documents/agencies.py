"""What others write: the prison, MAPPA, victim liaison, programme teams, doctors, approved premises, private people."""

from __future__ import annotations

from rightmix_sim.cases.making.cast import with_dots
from rightmix_sim.cases.making.documents.page import Page
from rightmix_sim.cases.making.documents.probation import harm_of
from rightmix_sim.cases.making.documents.writer import Writer
from rightmix_sim.cases.names import names

_AGENCIES = frozenset(("housing", "children", "health", "police", "probation", "prison", "education", "voluntary"))
_EITHER = frozenset((True, False))
_WRITERS = ("mother", "sister", "brother", "landlord", "minister", "himself", "friend")
_WANTS = ("exclusion", "no_contact", "information", "nothing", "changed")


def prison_report(writer: Writer) -> Page:
    """The report of the offender supervisor before release."""
    drawn, luck = writer.drawn, writer.luck
    page = writer.page(
        "prison_report",
        drawn.cast.author("supervisor", f"offender supervisor, {drawn.cast.slots['prison']}"),
        writer.before(drawn.days.at_risk_from, 4, 45),
    )
    writer.born(page, "prison")
    writer.release(page, "prison")
    for _ in range(luck.whole(1, 3)):
        page.say(writer.more("prison_life", "prison"))
    page.say(writer.tell(writer.plan.index_story, "prison"))
    writer.partners(page, "prison")
    if luck.chance(0.5):
        page.say(writer.of_life("upbringing", "prison"))
    writer.count(page, "prison")
    writer.told_elsewhere(page, "prison")
    writer.age_wrong(page, "prison")
    writer.acquaintance_wrong(page, "prison")
    page.say(writer.more("attitudes", "prison", denial=writer.drawn.traits.denial))
    if len(page.paragraphs) > 3 and luck.chance(0.5):
        page.swap(len(page.paragraphs) - 1, len(page.paragraphs) - 2)
    return page


def _agencies(writer: Writer) -> frozenset[str]:
    """Who may have something to say: the prison only of somebody who was in it."""
    return _AGENCIES if writer.drawn.traits.custody else _AGENCIES - {"prison"}


def mappa_minutes(writer: Writer) -> Page:
    """The minutes of a panel: who said what, and who is to do what."""
    drawn, luck, mappa = writer.drawn, writer.luck, writer.drawn.case.mappa
    page = writer.page(
        "mappa_minutes",
        f"{drawn.cast.county} MAPPA, minutes taken by the coordinator's office",
        mappa.last_meeting or writer.on,
    )
    page.say(f"{drawn.cast.slots['name']}.", writer.say("level", "mappa", number=mappa.managed_at), marks=["level"])
    writer.release(page, "mappa")
    needed = mappa.other_agencies_needed or mappa.senior_level_needed
    there = _agencies(writer)
    heard = [drawn.weaver.choose("mappa", "mappa", agency=there, needed=needed) for _ in range(luck.whole(2, 4))]
    for contribution in heard:
        page.say(writer.tell(contribution, "mappa"), marks=["level"])
    harm_of(writer, page, "mappa")
    for strand in drawn.concerns[: luck.whole(1, 2)]:
        page.say(writer.tell(strand, "mappa"), marks=["harm"])
    if luck.chance(0.4):
        page.say(writer.of_life("homes", "mappa"))
    if luck.chance(0.4):
        page.say(writer.more("programme", "mappa"))
    writer.age_wrong(page, "mappa")
    if mappa.senior_level_needed:
        page.say(_senior(writer), marks=["level"])
    actions = [writer.tell(contribution, "action") for contribution in heard if luck.chance(0.7)]
    actions += [writer.more("mappa", "action", agency=there, needed=_EITHER) for _ in range(luck.whole(0, 2))]
    for action in actions:
        page.say(f"Action: {action[:1].lower()}{action[1:]}" if action and luck.chance(0.5) else action)
    return page


def _senior(writer: Writer) -> str:
    return writer.luck.pick(
        (
            "A head of service to attend each time.",
            "Resources at short notice agreed by the superintendent.",
            "Senior officers of both agencies to stay with it.",
        )
    )


def mappa_referral(writer: Writer) -> Page:
    """The form by which the coordinator hears of a level 1 case."""
    drawn, mappa = writer.drawn, writer.drawn.case.mappa
    page = writer.page(
        "mappa_referral",
        drawn.cast.author("om", f"{drawn.cast.county} Probation Area")
        if drawn.days.order_end is not None  # there was an order then, whatever there is now
        else drawn.cast.author("sergeant", "public protection unit"),
        writer.after(drawn.days.at_risk_from, 3, 40),
    )
    page.say(
        f"{drawn.cast.slots['name']}.",
        writer.say("screening", "screening"),
        writer.say("level", "screening", number=mappa.managed_at),
        marks=["level"],
    )
    harm_of(writer, page, "mappa")
    for _ in range(writer.luck.whole(1, 2)):
        page.say(writer.more("mappa", "mappa", agency=_agencies(writer), needed=False), marks=["level"])
    if writer.luck.chance(0.5):
        for strand in drawn.protective[:1]:
            page.say(writer.tell(strand, "mappa"))
    return page


def victim_liaison(writer: Writer) -> Page:
    """The note of the victim liaison officer: what was asked for."""
    drawn, luck, contact = writer.drawn, writer.luck, writer.drawn.case.victim_contact
    page = writer.page(
        "victim_liaison",
        drawn.cast.author("vlo", f"victim liaison officer, {drawn.cast.county}"),
        contact.last_on or writer.after(drawn.days.sentenced, 40, 120),
    )
    index = next(number for number, one in enumerate(drawn.days.told) if one.entry.index)
    wants = luck.pick(_WANTS[:3] + _WANTS[4:]) if contact.wanted is True else "nothing"
    asked = drawn.weaver.choose("victims", "victim", wants=wants) or drawn.weaver.choose(
        "victims", "victim", wants="information"
    )
    place = luck.pick((drawn.cast.slots["street"], *names()["spots"]))
    page.say(writer.tell(asked, "victim", place_wanted=place), marks=["settles:victim_safety_missing"])
    page.say(writer.tell(writer.plan.index_story, "victim"), marks=[f"sex:{index}"])
    if page.paragraphs:
        writer.acquaintance(page, "victim")
    if not page.paragraphs:
        page.say("Letter sent, no answer so far.")
    return page


def programme_report(writer: Writer) -> Page:
    """The programme team's report."""
    drawn = writer.drawn
    page = writer.page("programme_report", drawn.cast.author("tutor", "programme tutor"), writer.lately(5, 50))
    page.say(f"{drawn.cast.slots['Mr']}.", writer.more("programme", "programme"))
    page.say(writer.more("attitudes", "programme", denial=writer.drawn.traits.denial))
    writer.age_wrong(page, "programme")
    return page


def health_report(writer: Writer) -> Page:
    """A doctor's or nurse's letter."""
    drawn = writer.drawn
    page = writer.page("health_report", drawn.cast.author("doctor", f"{drawn.cast.town}"), writer.lately(10, 160))
    writer.born(page, "health")
    page.say(writer.of_life("health", "health"))
    if not page.paragraphs:
        page.say(f"Re: {drawn.cast.slots['name']}. Seen once, nothing to report.")
    return page


def approved_premises(writer: Writer) -> Page:
    """The log of the approved premises."""
    drawn = writer.drawn
    page = writer.page(
        "approved_premises",
        drawn.cast.author("keyworker", f"keyworker, {drawn.cast.slots['hostel']}"),
        writer.lately(0, 14),
    )
    day = drawn.days.at_risk_from
    writer.release(page, "ap")
    for text in (writer.of_life("homes", "ap"), writer.more("homes", "ap"), writer.of_life("homes", "log")):
        if text:
            day = writer.after(day, 5, 30)
            page.say(f"{with_dots(min(day, page.date))} {text}")
    if not page.paragraphs:
        page.say(f"{with_dots(day)} Settled in.")
    return page


def letter(writer: Writer) -> Page:
    """A letter by somebody who is not a professional."""
    drawn, luck = writer.drawn, writer.luck
    who, strand = "sister", None
    for one in luck.shuffled(_WRITERS):
        strand = (
            None
            if (one, drawn.traits.band) == ("mother", "older")
            else drawn.weaver.choose("letters", "letter", writer=one)
        )
        if strand is not None:
            who = one
            break
    family = {"mother": "mother_name", "sister": "sister", "brother": "brother"}
    if who in family:
        name = f"{drawn.cast.slots[family[who]]} {drawn.cast.surname}"
    else:
        name = drawn.cast.full.get(who) or drawn.cast.slots["name" if who == "himself" else who]
    page = writer.page("letter", name, writer.lately(5, 120))
    for part in _parted(writer.tell(strand, "letter")):
        page.say(part)
    writer.told_elsewhere(page, "letter")
    if not page.paragraphs:
        page.say("Please will somebody ring me back.")
    return page


def employment(writer: Writer) -> Page:
    """What his employer writes."""
    drawn = writer.drawn
    page = writer.page("employment", drawn.cast.author("boss", drawn.cast.slots["firm"]), writer.lately(5, 60))
    page.say(writer.of_life("work", "letter") or writer.more("letters", "letter", writer="employer"))
    if not page.paragraphs:
        page.say(f"{drawn.cast.slots['Mr']} works here and is on time.")
    return page


def _parted(text: str) -> list[str]:
    """A longer letter in two paragraphs."""
    sentences = text.split(". ")
    if len(sentences) < 5:
        return [text] if text else []
    middle = (len(sentences) + 1) // 2
    return [". ".join(sentences[:middle]) + ".", ". ".join(sentences[middle:])]
