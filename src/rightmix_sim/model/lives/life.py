"""A person's way through the area: registering, orders that run their course or end early, custody, moving away.

What happens beside that, at the area's rates, is in `happenings`, `breaches` and `sopos`.
"""

from __future__ import annotations

from functools import cache

from rightmix_sim.guidance import load_book
from rightmix_sim.model.clock import Process, days_until
from rightmix_sim.model.ledger import Order
from rightmix_sim.model.lives.breaches import Breaches
from rightmix_sim.model.lives.happenings import Happenings
from rightmix_sim.model.lives.sopos import Sopos
from rightmix_sim.model.population.person import NEVER, Person
from rightmix_sim.model.population.population import HIGH, LICENCE, tier_of
from rightmix_sim.model.rooms import Rooms
from rightmix_sim.randomness import Purpose
from rightmix_sim.records import Ending, Event, Programme, Work


class Lives:
    """What happens to the people of an area from the day they come until the day they leave."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._breaches = Breaches(rooms)
        self._sopos = Sopos(rooms)
        self._happenings = Happenings(rooms, self._sopos)
        self._rows: dict[int, dict[str, int]] = {}

    def begin(self, person: Person, *, on_programme: bool = False) -> None:
        """Somebody is there from today on; `on_programme` says that the programme knows of them already."""
        rooms, today = self._rooms, self._rooms.clock.today
        person.entered = today
        registered_until, moves = person.left, self._moves_away(person)
        person.left = min(registered_until, moves)
        row = self._rows[person.number] = rooms.ledger.person(person)
        row["order_end"] = min(row["order_end"], person.left) if person.supervised else row["order_end"]
        person.registered = True
        rooms.casework.begin(person)  # before anything is asked for: that must not decide who holds whom
        if person.joined == today:
            self._registers(person)
        moved_in = person.joined < today and person.number >= rooms.area.register.people  # not there on day one
        if moved_in:
            rooms.ledger.event(person.number, today, Event.MOVED_IN)
        if not person.supervised:
            rooms.ledger.state(person, today)
            rooms.casework.renew(person, today)
        if moved_in:
            rooms.casework.ask(person, Work.TRANSFER, today)
        self._sopos.begin(person)
        self._happenings.begin(person)
        rooms.clock.begin(self._life(person, registered_until, moves, on_programme))

    def _life(self, person: Person, registered_until: int, moves: int, on_programme: bool) -> Process:
        rooms = self._rooms
        if person.supervised:
            yield from self._orders(person, registered_until, moves, on_programme)
        yield rooms.clock.until(person.left)
        if rooms.clock.today >= rooms.clock.days:
            return
        self._leave(person, moved=person.left == moves)

    def _orders(self, person: Person, registered_until: int, moves: int, on_programme: bool) -> Process:
        """One order or licence after another, with custody in between."""
        rooms, clock = self._rooms, self._rooms.clock
        spell = 0
        while True:
            order = self._begin_order(person, spell, on_programme=on_programme)
            planned, ending = min(person.order_end, person.left), Ending.COMPLETED
            if planned < person.order_end:
                ending = Ending.TRANSFERRED
            if (yield from self._breaches.until_custody(person, planned)):
                ending = Ending.RECALLED if person.order_kind == LICENCE else Ending.REVOKED
            ends = clock.today
            self._end_order(person, order, ends, ending, first=spell == 0)
            if ending not in (Ending.RECALLED, Ending.REVOKED):
                return
            release = clock.after(ends, rooms.area.enforcement.custody)
            rooms.ledger.event(person.number, ends, Event.RETURNED_TO_CUSTODY, int(ending is Ending.REVOKED))
            licence_ends = clock.after(release, rooms.area.enforcement.new_licence)
            if moves <= release:  # who would have moved away while in custody stays
                moves = NEVER
            person.left = min(max(registered_until, licence_ends), moves)  # nobody leaves the register in custody
            self._rows[person.number]["left"] = person.left
            yield clock.until(release)
            person.registered = True
            person.order_kind, person.order_start, person.order_end = LICENCE, release, licence_ends
            rooms.ledger.event(person.number, release, Event.RELEASED_AGAIN, release - ends)
            person.programme = None  # the licence after recall requires no programme; work outside it is owed
            spell += 1

    def _begin_order(self, person: Person, spell: int, *, on_programme: bool) -> Order:
        """The `spell`-th order or licence of somebody begins, or is met under way."""
        rooms, today, first = self._rooms, self._rooms.clock.today, spell == 0
        rooms.casework.owed_anew(person)
        person.on_order, person.since = True, today
        if person.over is None or person.over.triggered:
            person.over = rooms.clock.env.event()
        person.tier = tier_of(person.rosh, person.level)
        order = rooms.ledger.order(person)
        if person.left < person.order_end:
            order.end, order.ended_by = person.left, Ending.TRANSFERRED
        rooms.ledger.event(person.number, today, Event.ORDER_BEGAN, person.order_kind)
        rooms.ledger.state(person, today)
        rooms.casework.renew(person, today)
        self._sopos.told(person, today)
        at_sentence = rooms.area.programme.pre_programme_begins == "at_sentence"
        if person.programme is Programme.CORE and at_sentence and person.order_start == today and first:
            rooms.casework.ask(person, Work.PRE_PROGRAMME, today)
        if first and person.programme is not None and not on_programme:
            rooms.clock.begin(rooms.programmes.take_up(person, person.programme))
        if person.level > 1:
            rooms.clock.begin(rooms.panels.level_2_or_3(person))
        if person.rosh >= HIGH:
            u_bed, u_joint, _, _ = rooms.luck.four(Purpose.PREMISES, person.number, spell)
            stayed = today - person.order_start
            stays = rooms.clock.after(0, rooms.area.premises.stay)
            needs_bed = u_bed < rooms.area.premises.needed_share and stayed < stays
            if person.order_kind == LICENCE and needs_bed and person.resident_since is None:
                rooms.clock.begin(rooms.premises.resident(person, since=person.order_start))
            if u_joint < rooms.area.joint_visits.share_of_high_rosh:
                rooms.clock.begin(rooms.joint_visits.together(person))
        if first and person.resident_since is not None:
            rooms.clock.begin(rooms.premises.resident(person, since=person.resident_since))
        if first and rooms.luck.one(Purpose.CIRCLE, person.number) < rooms.area.circles.asked_share:
            rooms.clock.begin(rooms.circles.asked_for(person))
        return order

    def _end_order(self, person: Person, order: Order, day: int, ending: Ending, *, first: bool) -> None:
        """Supervision ends, and active multi-agency management with it."""
        rooms = self._rooms
        order.end, order.ended_by = day, ending
        person.order_end = day
        if first:
            self._rows[person.number]["order_end"] = day
        person.on_order = False
        custody = ending in (Ending.RECALLED, Ending.REVOKED)
        person.registered = not custody
        rooms.ledger.event(person.number, day, Event.ORDER_ENDED, int(ending))
        if person.level > 1 and not custody:
            person.level = 1
            rooms.ledger.event(person.number, day, Event.MAPPA_LEVEL_CHANGED, 1)
        rooms.ledger.state(person, day)
        rooms.casework.renew(person, day)
        assert person.over is not None
        person.over.succeed()

    def _leave(self, person: Person, *, moved: bool) -> None:
        """Nothing is owed any more."""
        rooms, today = self._rooms, self._rooms.clock.today
        person.registered = person.on_order = False
        rooms.casework.renew(person, today)
        rooms.ledger.event(person.number, today, Event.LEFT_REGISTER, int(moved))

    def _registers(self, person: Person) -> None:
        """A newcomer registers: mostly within the days the law allows."""
        rooms = self._rooms
        u_on_time, u_days, _, _ = rooms.luck.four(Purpose.REGISTRATION, person.number)
        allowed, late = _days_allowed(), rooms.area.registration.late_days
        on_time = u_on_time < rooms.area.registration.on_time_share
        days = int(u_days * (allowed + 1)) if on_time else allowed + 1 + int(u_days * late)
        day = person.joined + days

        def registers() -> None:
            if person.registered:
                rooms.ledger.event(person.number, day, Event.REGISTERED, days)
                rooms.casework.ask(person, Work.REGISTRATION, day)

        rooms.clock.at(day, registers)

    def _moves_away(self, person: Person) -> int:
        """The day on which somebody moves to another area; NEVER for most."""
        rooms, rate = self._rooms, self._rooms.area.movement.moves_away_per_year
        if rate <= 0:
            return NEVER
        u_when = rooms.luck.one(Purpose.TRANSFER, person.number)
        day = rooms.clock.today + days_until(rate, u_when)
        return day if day < rooms.clock.days else NEVER

    def completed(self, person: Person, programme: Programme, day: int) -> None:
        """Somebody has finished a programme: a SARN is wanted, from an offender manager who is trained in it."""
        person.completed = True
        self._rooms.casework.renew(person, day)


@cache
def _days_allowed() -> int:
    """The days within which the law has somebody register."""
    days = load_book()["registration"].latest.value
    assert days is not None
    return int(days)
