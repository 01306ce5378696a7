"""An exercise as data: what it teaches, its steps with their questions, and what is marked for how many points.

Everything here travels to trainees. No right answer stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Final, Literal, TypeAlias

from msgspec import Meta

from rightmix_sim.errors import UnknownName
from rightmix_sim.exercises.figures import with_figures
from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.plans.facts import Slug
from rightmix_sim.strict_data import Impossible, StrictData, Words, asked, parse_as, spelt

ExerciseId: TypeAlias = Annotated[
    str, spelt(r"[a-z][a-z0-9-]{0,39}", "small letters, digits and hyphens", "ex2-rm2000")
]
Paragraph: TypeAlias = Annotated[str, spelt(r"[0-9]{1,2}\.[0-9]{1,2}", "the number of a paragraph", '"5.2"')]
QuestionKind: TypeAlias = Literal["choice", "choices", "number", "text", "date", "evidence", "rows", "records"]

# In the order in which they are worked; the warm-up is not marked
EXERCISES: Final = (
    "warm-up",
    "ex1-three-meanings",
    "ex2-rm2000",
    "ex3-mappa",
    "ex4-alignment",
    "ex5-probation-plan",
    "ex6-right-mix",
    "ex7-home-visits",
    "ex8-significant-change",
    "ex9-inspectors-chair",
)


class Option(StrictData, frozen=True, kw_only=True):
    """One answer that can be chosen."""

    value: Annotated[str, asked("It stands in answers.json.", "high")]
    label: Annotated[Words, asked("Trainees read it.", '"High"')]


class When(StrictData, frozen=True, kw_only=True):
    """Asked only where another question beside it (of the exercise; for a column, of the line) was answered so."""

    question: Annotated[Slug, asked("The question that decides.", "managed_level")]
    is_: Annotated[tuple[str, ...], asked("The answers on which this is asked.", "[high, very_high]")] = ()
    is_not: Annotated[
        tuple[str, ...], asked("Asked on every other answer than these, once there is one.", "[none]")
    ] = ()
    unless: Annotated[tuple[str, ...], asked("Asked from the beginning, but not on these answers.", "[none]")] = ()
    differs_from: Annotated[Slug | None, asked("Another choice: asked where the two answers differ.", "s")] = None


class Question(StrictData, frozen=True, kw_only=True):
    """One question. What its answer looks like in answers.json, by kind:

    choice: a value of its options. choices: a list of them. number: a whole number. text: a text. date: `2009-06-01`.
    evidence: a list of paragraph labels of the step's file (`["B2", "F4"]`). rows: `{row id: {column id: answer}}`,
    a line for each item of a list. records: `[{"id": "r1", column id: answer, …}]`, lines that the trainee adds.
    """

    id: Annotated[Slug, asked("The answer stands under it in answers.json.", "stranger_victim")]
    kind: Annotated[QuestionKind, asked("It says how the answer is given.", "choice")]
    label: Annotated[Words, asked("The question as trainees read it.", '"Was any victim a stranger?"')]
    help: Annotated[Words, asked("What one has to know to answer; shown below the question.")] = ""
    options: Annotated[tuple[Option, ...], asked("The answers to choose from.")] = ()
    options_from: Annotated[
        Slug | None, asked("A list of the material, or of data/shared/choices.yaml, to choose from.", "levels")
    ] = None
    rows_from: Annotated[Slug | None, asked("The list of the material that gives the lines.", "statements")] = None
    columns: Annotated[tuple["Question", ...], asked("What is asked in each line.")] = ()  # noqa: UP037
    line: Annotated[Words, asked("What one line of it is called.", '"action"')] = "line"
    least: Annotated[int | None, asked("The smallest number, or the fewest lines.")] = None
    most: Annotated[int | None, asked("The largest number, or the most lines.")] = None
    words: Annotated[int | None, asked("About how many words a text should have; a check reminds of it.")] = None
    unit: Annotated[Words, asked("What a number counts.", '"hours a month"')] = ""
    optional: Annotated[bool, asked("Whether leaving it empty is an answer too.")] = False
    when: Annotated[When | None, asked("On what it is asked at all; of a column, in the same line.")] = None

    def __post_init__(self) -> None:
        """Refuse a question that cannot be answered."""
        chosen, lined = self.kind in ("choice", "choices"), self.kind in ("rows", "records")
        if chosen and not (self.options or self.options_from):
            raise Impossible("There is nothing to choose from.", place="options", do="Give options or options_from.")
        if lined and not self.columns:
            raise Impossible("A line asks nothing.", place="columns", do="Give its columns.")
        if self.kind == "rows" and self.rows_from is None:
            raise Impossible(
                "Nothing says which lines there are.", place="rows_from", do="Name a list of the material."
            )
        if any(column.kind in ("rows", "records") for column in self.columns):
            raise Impossible("A line cannot hold lines.", place="columns", do="Ask it as a question of its own.")


class Step(StrictData, frozen=True, kw_only=True):
    """One page of the form."""

    id: Annotated[Slug, asked("Progress is kept by it.", "items")]
    title: Annotated[Words, asked("It stands in the list of steps.", '"The ten items"')]
    intro: Annotated[tuple[Words, ...], asked("What to do, a paragraph each.")] = ()
    shows: Annotated[Slug | None, asked("The view worked out from the trainee's own entries.", "matrix")] = None
    above: Annotated[bool, asked("Whether the view stands above the questions, to be read first.")] = False
    alone: Annotated[bool, asked("Whether the questions take the whole width; the file is a press away.")] = False
    file: Annotated[int, asked("Which file lies beside it and is cited, where there are several; from 0.")] = 0
    questions: Annotated[tuple[Question, ...], asked("What is asked.")] = ()


class Criterion(StrictData, frozen=True, kw_only=True):
    """One thing that is marked."""

    id: Annotated[Slug, asked("Marks and feedback are kept by it.", "evidence")]
    title: Annotated[Words, asked("Trainees see what is marked.", '"Each item rests on the paragraphs that show it"')]
    points: Annotated[float, Meta(gt=0, le=100), asked("The most it can bring.", "4")]
    paragraph: Annotated[Paragraph, asked("The paragraph of the report behind it.", '"5.4"')]
    marked: Annotated[Literal["tool", "trainer"], asked("By the risk tools and the reviewer, or read by a trainer.")]
    questions: Annotated[tuple[Slug, ...], Meta(min_length=1), asked("The questions whose answers it looks at.")]
    asks: Annotated[Words, asked("What a good answer does, without giving it away.")] = ""


class Exercise(StrictData, frozen=True, kw_only=True):
    """One exercise."""

    id: ExerciseId
    title: Annotated[Words, asked("It stands above the form.", '"Scoring RM2000 from a file"')]
    minutes: Annotated[int, Meta(ge=5, le=240), asked("How long it takes.", "45")]
    paragraphs: Annotated[tuple[Paragraph, ...], Meta(min_length=1), asked("What of the report it is about.")]
    aims: Annotated[tuple[Words, ...], Meta(min_length=1), asked("What one will be able to do: “score …”, “tell …”.")]
    about: Annotated[tuple[Words, ...], asked("What it is about, a paragraph each.")] = ()
    words: Annotated[tuple[Words, ...], asked("The words of the glossary that it needs, as they stand there.")] = ()
    steps: Annotated[tuple[Step, ...], Meta(min_length=1), asked("The pages of the form.")]
    criteria: Annotated[tuple[Criterion, ...], asked("What is marked; none in the warm-up.")] = ()

    def __post_init__(self) -> None:
        """Refuse two questions of one id, and a criterion about a question that is not asked."""
        ids = [question.id for question in self.questions]
        for place, named in (("steps", ids), ("criteria", [one.id for one in self.criteria])):
            if twice := next((one for one in named if named.count(one) > 1), None):
                raise Impossible("Two have the same id.", place=place, value=twice, do="Give each an id of its own.")
        for criterion in self.criteria:
            if unknown := next((one for one in criterion.questions if one not in ids), None):
                raise Impossible("This question is not asked.", place="criteria", value=unknown, do="Check its id.")

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, step by step."""
        return tuple(question for step in self.steps for question in step.questions)

    @property
    def points(self) -> float:
        """The most that can be reached."""
        return sum(criterion.points for criterion in self.criteria)

    def question(self, id: str) -> Question:
        """The question of this id. Raises `KeyError`."""
        return next((one for one in self.questions if one.id == id), None) or _missing(id)


def _missing(id: str) -> Any:
    raise KeyError(id)


@cache
def exercise(id: str) -> Exercise:
    """The exercise of this id, from `data/ID.yaml`, its texts filled `with_figures`. Raises `UnknownName`."""
    if id not in EXERCISES:
        raise UnknownName("exercise", id, EXERCISES, shown_by="rightmix exercises list")
    file = f"{id}.yaml"
    return parse_as(Exercise, with_figures(read_own_yaml(package_file(f"exercises/data/{file}")), file), file=file)


def exercises() -> Iterator[Exercise]:
    """Every exercise in the order in which they are worked."""
    return (exercise(id) for id in EXERCISES)
