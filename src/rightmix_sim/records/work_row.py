"""What a row of the table of work may say: its keys, and which of them only make sense beside others.

Roles, spans, purposes and kinds of work that do not exist are refused here. Whether a flag or a parameter exists is
known further up: `model/casework/table_check.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Final, Literal, TypeAlias, get_args

from msgspec import Meta, field

from rightmix_sim.records.kinds import Purpose, Role, Work, words
from rightmix_sim.strict_data import Impossible, StrictData, Words, asked, refuse_unknown, spelt

_A_PATH: Final = r"[a-z0-9_]+\.(?:[a-z0-9_]|\{[a-z0-9_]+\})+"
_PATH: Final = spelt(_A_PATH, "the path of a parameter: its table, a full stop and its key", "visor.check_minutes")
_FLAG: Final = spelt(r"!?[a-z0-9_]+", "a flag, or one that must not hold behind a !", "high_rosh")

Span: TypeAlias = Literal["register", "order", "new_register", "new_order", "post", "asked"]
Path: TypeAlias = Annotated[str, _PATH]  # "": the row does not say
Paths: TypeAlias = Annotated[tuple[Path, ...], Meta(min_length=1)]
Flags: TypeAlias = Annotated[tuple[Annotated[str, _FLAG], ...], Meta(min_length=1)]
Names: TypeAlias = Annotated[tuple[str, ...], Meta(min_length=1)]
By: TypeAlias = Annotated[str, spelt("rosh|rm2000", "rosh or rm2000", "rosh")]
SPANS: Final[tuple[Span, ...]] = get_args(Span)


class RowPart(StrictData, frozen=True, kw_only=True):
    """What a row may say, and each of its ways as well; `data/work.yaml` explains the keys."""

    conditions: Annotated[Flags, asked("Only those are owed it for whom all of these hold.", "[high_rosh]")] = field(
        default=(), name="if"
    )
    every: Annotated[Path, asked("The next piece is dated from the last by it.", "visor.checked_every")] = ""
    early: Annotated[Path, asked("In the early phase of an order it stands for `every`.")] = ""
    first: Annotated[Path, asked("The first piece is dated by it.")] = ""
    within: Annotated[Path, asked("Work owed once, asked for or following other work is dated by it.")] = ""
    after: Annotated[Names, asked("It falls due after each piece of these.", "[police_visit]")] = ()
    share: Annotated[Path, asked("After this part of the pieces that it follows.")] = ""
    planned: Annotated[Path, asked("By plan, the work that it follows comes at this interval.")] = ""
    pieces: Annotated[Annotated[int, Meta(ge=1)] | Path, asked("So many pieces make up the duty.", "1")] = ""
    dated: Annotated[bool | Path, asked("Without a date it takes the hours that are left.", "false")] = True
    fixed: Annotated[bool, asked("An appointment is taken up before all else.", "true")] = False
    minutes: Annotated[Path, asked("A piece takes so long on average.", "visor.check_minutes")] = ""
    also: Annotated[Paths, asked("Minutes on top of it.", "[travel.police_minutes]")] = ()
    times: Annotated[Paths, asked("The minutes are multiplied by these.", "[police_visits.crew]")] = ()
    ahead: Annotated[Path, asked("It may be done so many days before its date.")] = ""
    failed_minutes: Annotated[Path, asked("An attempt that fails takes so long.")] = ""
    failure_share: Annotated[Path, asked("This part of the attempts fails.")] = ""
    retry_days: Annotated[Path, asked("Within so many days it is tried again.")] = ""
    entry_after: Annotated[Path, asked("After so many failed attempts a power of entry is used.")] = ""
    entry_minutes: Annotated[Path, asked("Entering takes so long.")] = ""
    by: Annotated[By, asked("Where the highest harm comes first, this says how high it is.", "rosh")] = ""

    @property
    def intervals(self) -> Sequence[str]:
        """The paths of the intervals by which its dates are made."""
        return [path for path in (self.every, self.early, self.first, self.within) if path]

    def named(self) -> Iterator[tuple[str, str]]:
        """Every parameter that it names: the key of the row, and the path."""
        for key in self.__struct_fields__:
            said = getattr(self, key)
            if key in ("also", "times"):
                yield from ((key, path) for path in said)
            elif isinstance(said, str) and said and key not in _NO_PATHS:
                yield key, said


class WorkWay(RowPart, frozen=True, kw_only=True):
    """One way of doing a kind of work, whole: the row, or the row with one of its `ways` laid over it."""

    def __post_init__(self) -> None:
        """Refuse what could be neither dated nor done."""
        if not self.minutes:
            raise Impossible("This is missing.", place="minutes", why="Work takes time.", do="Name the parameter.")
        if not (self.every or self.within or self.fixed):
            raise Impossible(
                "Nothing says when this work is due.",
                place="every",
                why="A piece of work is dated by an interval, or it is an appointment.",
                do="Write `every`, `within`, or `fixed: true`.",
            )
        for key, needs in _NEEDS.items():
            if getattr(self, key) and not getattr(self, needs):
                raise Impossible(
                    f"This says nothing without `{needs}`.",
                    place=key,
                    value=getattr(self, key),
                    why="Nothing would read it.",
                    do=f"Write `{needs}` as well, or delete it.",
                )
        if self.every and self.within:
            raise Impossible(
                "Work that comes again and again has no `within`.",
                place="within",
                value=self.within,
                why="`every` dates it, and nothing would read the other.",
                do="Delete one of the two; the first piece is dated by `first`.",
            )


class WorkRow(RowPart, frozen=True, kw_only=True):
    """A row of the table: what belongs to a kind of work however it is done, and the ways of doing it."""

    title: Annotated[Words, Meta(min_length=1), asked("It stands in print.", "Police home visit")]
    role: Annotated[str, asked("Somebody does it.", "offender_manager")]
    purpose: Annotated[Purpose, asked("Hours are counted by purpose.", "restrictive")]
    owed: Annotated[Span, asked("It is owed while this lasts.", "register")]
    of: Annotated[str, asked("Work for a member of staff is owed to everybody in this role.")] = ""
    ways: Annotated[tuple[RowPart, ...], Meta(min_length=1), asked("The first whose `if` holds is taken.")] = ()

    def __post_init__(self) -> None:
        """Refuse roles and kinds of work that do not exist."""
        refuse_unknown("role", self.role, words(Role), place="role", why="Nobody would do the work.")
        if self.of or self.owed == "post":
            refuse_unknown(
                "role", self.of, words(Role), place="of", why="Work for a post is owed to those of one role."
            )
        if self.of and self.owed != "post":
            raise Impossible(
                "Only work that is owed to a post says of whose.",
                place="of",
                value=self.of,
                why="Nothing would read it.",
                do="Delete it, or write `owed: post`.",
            )
        for part, place in ((self, ""), *((way, f"ways[{number}].") for number, way in enumerate(self.ways))):
            for number, name in enumerate(part.after):
                why = "Nothing would ever wake the work."
                refuse_unknown("kind of work", name, words(Work), place=f"{place}after[{number}]", why=why)


ROW_ONLY: Final = frozenset(WorkRow.__struct_fields__) - frozenset(RowPart.__struct_fields__)
_NO_PATHS: Final = ROW_ONLY | {"by"}  # their text is no path
_NEEDS: Final = {  # a key says something only beside another
    "early": "every",
    "first": "every",
    "share": "after",
    "planned": "after",
    "failed_minutes": "failure_share",
    "retry_days": "failure_share",
    "entry_after": "entry_minutes",
    "entry_minutes": "failure_share",
}
