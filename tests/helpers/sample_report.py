"""Reports as a workshop makes them, of any size, always the same for the same wishes."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from itertools import cycle, islice

from workshop_app.domain.enums import NoteKind
from workshop_app.reports.model import (
    BulletList,
    Column,
    Matrix,
    MatrixPoint,
    NoteGroup,
    Paragraph,
    Radar,
    RadarAxis,
    Ranking,
    RankingRow,
    Report,
    ReportNote,
    Section,
    Table,
)

PROBLEMS = {
    "sv": (
        "Ingen vet vem som äger en inskickad idé",
        "Tiden räcker bara till det akuta",
        "Förvaltningarna känner inte till varandras lösningar, så samma sak uppfinns på flera ställen",
        "Locket läggs på innan idén är färdigtänkt",
        "Inga mätvärden – vi ser inte om det blev bättre",
        "Vi vet inte vad som hände med förslagen från i fjol och har därför slutat att fråga efter nya",
        "Ledningen tar beslut för sent för att en idé ska hinna prövas",
    ),
    "en": (
        "Nobody knows who owns an idea that was sent in",
        "There is only time for what is urgent",
        "The departments do not know each other’s solutions, so the same thing is invented in several places",
        "The lid goes on before the idea is thought through",
        "No measurements – we cannot see whether things got better",
        "We do not know what became of last year’s suggestions and have stopped asking for new ones",
        "Management decides too late for an idea to be tried",
    ),
}
IDEAS = {
    "sv": (
        "Återkoppling inom fem arbetsdagar på varje förslag",
        "En halv dag i månaden fri från löpande ärenden",
        "En gemensam idéparkering som alla chefer går igenom varje månad",
        "Tvärgrupp mellan kontor och bolag, tre gånger per termin",
        "Förbättringstavla på varje arbetsplatsträff",
        "Mät antalet inlämnade och genomförda idéer och visa siffrorna öppet på intranätet",
    ),
    "en": (
        "An answer within five working days to every suggestion",
        "Half a day a month free from daily business",
        "A shared parking place for ideas that all managers go through every month",
        "A group across offices and companies, three times a term",
        "An improvement board at every staff meeting",
        "Count ideas sent in and carried out, and show the figures openly on the intranet",
    ),
}
THEMES = {
    "sv": ("Idéer saknar ägare och återkoppling", "Tid för annat än det akuta", "Gemensam idéparkering",
           "Vi lär inte av varandra", "Mäta inlämnat och genomfört", "Förbättringstavla på arbetsplatsträffen",
           "Tvärgrupp mellan kontor och bolag", "Locket läggs på för tidigt"),
    "en": ("Ideas lack owners and answers", "Time for more than what is urgent", "A shared parking place for ideas",
           "We do not learn from each other", "Counting what is sent in and carried out",
           "An improvement board at the staff meeting", "A group across offices and companies",
           "The lid goes on too early"),
}  # fmt: skip
ACTIONS = {
    "sv": (
        ("Utse en ägare för varje inlämnad idé", "HR", "30 jun 2026", "Centralt"),
        ("Svar inom fem arbetsdagar på varje förslag", "Alla chefer", "1 sep 2026", "Förvaltning"),
        ("Halv dag i månaden utan löpande ärenden – pröva på två enheter och följ upp i ledningsgruppen",
         "Kommundirektörens stab", "15 sep 2026", "Enhet"),
    ),
    "en": (
        ("Name an owner for every idea sent in", "HR", "30 Jun 2026", "Central"),
        ("An answer within five working days to every suggestion", "All managers", "1 Sep 2026", "Department"),
        ("Half a day a month without daily business – try it in two units and follow up in the management team",
         "The chief executive’s office", "15 Sep 2026", "Unit"),
    ),
}  # fmt: skip
WORDS = {
    "sv": {
        "kind": "Protokoll", "title": "Ständiga förbättringar – ledningsgruppen", "organisation": "Åmåls kommun",
        "purpose": "Hitta det som hindrar oss från att ta vara på medarbetarnas idéer, och komma överens om de första "
        "stegen.", "draft": "Utkast", "final": "Slutligt", "summary": "Sammanfattning", "actions": "Åtgärder",
        "decisions": "Beslut", "result": "Resultat av omröstningen", "board": "Tavlan efter tema",
        "parking": "Parkering", "page": "Sida {page} av {pages}", "cut": "De tre översta går vidare till åtgärder",
        "missing": "Tecken som inte kunde visas: {characters}", "tied": "delad plats", "dot": "{n} prick",
        "dots": "{n} prickar", "problem": "Problem", "idea": "Idé", "parked": "Parkerad", "question": "Fråga",
        "contents": "Innehåll", "charts": "Nytta, insats och läge",
    },
    "en": {
        "kind": "Minutes", "title": "Continuous improvement – the management team", "organisation": "Åmål Municipality",
        "purpose": "Find what keeps us from making use of our colleagues’ ideas, and agree on the first steps.",
        "draft": "Draft", "final": "Final", "summary": "Summary", "actions": "Actions", "decisions": "Decisions",
        "result": "Result of the vote", "board": "The board by theme", "parking": "Parking",
        "page": "Page {page} of {pages}", "cut": "The top three go on to actions",
        "missing": "Characters that could not be shown: {characters}", "tied": "tied", "dot": "{n} dot",
        "dots": "{n} dots", "problem": "Problem", "idea": "Idea", "parked": "Parked", "question": "Question",
        "contents": "Contents", "charts": "Benefit, effort and state",
    },
}  # fmt: skip
FACTS = {
    "sv": (("Datum", "onsdag 10 juni 2026"), ("Tid", "09.00–11.58"), ("Plats", "Stadshuset, sal Vänern"),
           ("Deltagare", "23 personer från 9 enheter"), ("Leder", "Kommundirektörens stab"),
           ("Omfattning", "42 lappar · 8 teman · 115 prickar")),
    "en": (("Date", "Wednesday 10 June 2026"), ("Time", "09:00–11:58"), ("Place", "Town hall, room Vänern"),
           ("Participants", "23 people from 9 units"), ("Facilitator", "The chief executive’s office"),
           ("Size", "42 notes · 8 themes · 115 dots")),
}  # fmt: skip
CREATED = datetime(2026, 6, 10, 12, 5, tzinfo=UTC)


def sample_report(
    language: str = "sv",
    notes: int = 24,
    actions: int = 3,
    *,
    draft: bool = False,
    themes: int = 8,
    texts: tuple[str, ...] = (),
    charts: bool = False,
) -> Report:
    """Minutes with so many notes and actions; `texts` take the place of the first notes' texts."""
    words = WORDS[language]
    made = _notes(language, notes, texts)
    sections = [_summary(language), _actions(language, actions), _result(language), *_board(language, made, themes)]
    if charts:
        sections.insert(3, Section(heading=words["charts"], blocks=(sample_matrix(language), sample_radar(language))))
    return Report(
        language={"sv": "sv-SE", "en": "en-GB"}[language],
        kind=words["kind"],
        title=words["title"],
        organisation=words["organisation"],
        purpose=words["purpose"],
        status=words["draft" if draft else "final"],
        draft=draft,
        facts=FACTS[language],
        sections=tuple(section for section in sections if section.blocks),
        created=CREATED,
        page_label=words["page"],
        missing_label=words["missing"],
        contents_label=words["contents"],
    )


def empty_report(language: str = "sv") -> Report:
    """What comes of a workshop where nothing has been written."""
    words = WORDS[language]
    return Report(
        language="sv-SE", kind=words["kind"], title="", organisation="", purpose="", status=words["draft"], draft=True,
        facts=(), sections=(), created=CREATED, page_label=words["page"], missing_label=words["missing"],
    )  # fmt: skip


def sample_matrix(language: str = "sv") -> Matrix:
    """Eight themes by benefit and effort, two of them in the same place."""
    swedish = language == "sv"
    places = ((0.15, 0.9), (0.3, 0.75), (0.3, 0.75), (0.7, 0.85), (0.9, 0.95), (0.2, 0.3), (0.6, 0.2), (0.85, 0.1))
    return Matrix(
        points=tuple(
            MatrixPoint(number=number, label=THEMES[language][number - 1], right=right, up=up)
            for number, (right, up) in enumerate(places, 1)
        ),
        description="Åtta teman efter nytta och insats. Tre ger stor nytta för liten insats: 1, 2 och 3."
        if swedish
        else "Eight themes by benefit and effort. Three give much for little: 1, 2 and 3.",
        right=("Insats", "liten", "stor") if swedish else ("Effort", "low", "high"),
        up=("Nytta", "liten", "stor") if swedish else ("Benefit", "low", "high"),
        fields=("Gör först", "Planera", "Gör vid tillfälle", "Låt vara")
        if swedish
        else ("Do first", "Plan", "Do when there is time", "Leave"),
        headings=("Nr", "Tema", "Råd") if swedish else ("No.", "Theme", "Advice"),
    )


def sample_radar(language: str = "sv") -> Radar:
    """Six questions answered from one to four."""
    swedish = language == "sv"
    names = {
        "sv": ("Ledning", "Tid och resurser", "Vi lär av varandra", "Uppföljning och mätning", "Återkoppling", "Mod"),
        "en": ("Leadership", "Time and resources", "We learn from each other", "Following up", "Feedback", "Courage"),
    }[language]
    answers = ((2.6, 1, 4), (1.8, 1, 3), (3.1, 2, 4), (2.2, 1, 3), (1.5, 1, 2), (3.4, 3, 4))
    return Radar(
        axes=tuple(
            RadarAxis(
                name=name, mean=mean, low=low, high=high, spread_text=f"{low}–{high}",
                mean_text=str(mean).replace(".", ",") if swedish else str(mean),
            )
            for name, (mean, low, high) in zip(names, answers, strict=True)
        ),
        description="Läget i sex frågor, från 1 till 4. Högst: Mod, 3,4. Lägst: Återkoppling, 1,5."
        if swedish
        else "The state in six questions, from 1 to 4. Highest: courage, 3.4. Lowest: feedback, 1.5.",
        headings=("Fråga", "Medel", "Spridning") if swedish else ("Question", "Mean", "Spread"),
    )  # fmt: skip


def sample_logo() -> bytes:
    """A logo as a user has it: a PNG with transparent parts."""
    from PIL import Image, ImageDraw  # late: the benchmark measures what a document adds to a program without pictures

    picture = Image.new("RGBA", (420, 160), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((4, 4, 156, 156), fill=(14, 90, 103, 255))
    draw.rectangle((186, 40, 416, 70), fill=(23, 34, 45, 255))
    draw.rectangle((186, 90, 340, 120), fill=(242, 176, 30, 160))
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def _notes(language: str, count: int, texts: tuple[str, ...]) -> tuple[ReportNote, ...]:
    words = WORDS[language]
    problems, ideas = cycle(PROBLEMS[language]), cycle(IDEAS[language])
    notes: list[ReportNote] = []
    for number in range(count):
        kind = (NoteKind.PROBLEM, NoteKind.IDEA, NoteKind.PROBLEM, NoteKind.IDEA, NoteKind.QUESTION)[number % 5]
        text = next(ideas if kind is NoteKind.IDEA else problems)
        dots = (0, 3, 0, 1, 0, 7, 0)[number % 7]
        note = ReportNote(
            code=f"{kind.value[0].upper()}{number + 1}",
            kind=kind,
            kind_word=words[kind.value],
            text=texts[number] if number < len(texts) else text,
            tag=f"Bikupa {number % 6 + 1}" if number % 3 else "",
            dots=dots,
            dots_label=words["dot" if dots == 1 else "dots"].format(n=dots) if dots else "",
        )
        notes.append(note)
    return tuple(notes)


def _summary(language: str) -> Section:
    blocks = (
        Paragraph(text=f"{THEMES[language][0]}.", style="lead"),
        BulletList(items=THEMES[language][:3], numbered=True),
        Paragraph(text=WORDS[language]["purpose"], style="quiet"),
    )
    return Section(heading=WORDS[language]["summary"], blocks=blocks)


def _actions(language: str, count: int) -> Section:
    heads = {"sv": ("Vad", "Vem", "När", "Nivå"), "en": ("What", "Who", "When", "Level")}[language]
    columns = (
        Column(heading=heads[0], share=0.5, strong=True),
        Column(heading=heads[1], share=0.2),
        Column(heading=heads[2], share=0.14),
        Column(heading=heads[3], share=0.16, pill=True),
    )
    rows = tuple(islice(cycle(ACTIONS[language]), count))
    table = Table(caption=WORDS[language]["actions"], columns=columns, rows=rows)
    decisions = BulletList(items=PROBLEMS[language][:2])
    return Section(heading=WORDS[language]["actions"], blocks=(decisions, table) if count else ())


def _result(language: str) -> Section:
    dots = (31, 24, 19, 13, 13, 8, 5, 2)
    ranks = (1, 2, 3, 4, 4, 6, 7, 8)
    numbers = (4, 1, 7, 2, 5, 3, 8, 6)
    rows = tuple(
        RankingRow(
            rank=rank, number=number, label=THEMES[language][number - 1], dots=count, voters=count // 2 + 1,
            advances=rank <= 3, tied=ranks.count(rank) > 1,
        )
        for rank, number, count in zip(ranks, numbers, dots, strict=True)
    )  # fmt: skip
    headings = {"sv": ("Plats", "Tema", "Prickar", "Röstande"), "en": ("Place", "Theme", "Dots", "Voters")}[language]
    ranking = Ranking(
        rows=rows, description=f"{rows[0].label}: 31", cut_label=WORDS[language]["cut"], headings=headings,
        tied_label=WORDS[language]["tied"],
    )  # fmt: skip
    return Section(heading=WORDS[language]["result"], blocks=(ranking,))


def _board(language: str, notes: tuple[ReportNote, ...], themes: int) -> tuple[Section, ...]:
    words = WORDS[language]
    parked, grouped = notes[: len(notes) // 10], notes[len(notes) // 10 :]
    groups = tuple(
        NoteGroup(
            heading=THEMES[language][number % len(THEMES[language])],
            notes=own,
            number=number + 1,
            summary=f"{sum(note.kind is NoteKind.PROBLEM for note in own)} {words['problem'].lower()}",
        )
        for number in range(themes)
        if (own := grouped[number::themes])
    )
    parking = (NoteGroup(heading=words["parking"], notes=parked),) if parked else ()
    return (
        Section(heading=words["board"], blocks=groups),
        Section(heading=words["parking"], blocks=parking),
    )
