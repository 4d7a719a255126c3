"""What a screen reader meets in a PDF, in the order it meets it, and what is wrong with the structure it follows.

veraPDF judges form. This reads the marked content by way of the structure tree, so that a test can ask whether the
document says what the report says, all of it and once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, parse_content_stream
from reportlab.pdfbase import ttfonts

from workshop_app.reports.checksum import texts
from workshop_app.reports.model import Report, Section
from workshop_app.reports.print_model import BallotPapers, CandidateSheet, NoteCards, Printout, RunSheet, Wall
from workshop_app.reports.text import one_line
from workshop_app.resources import resource

_font_file: Any = ttfonts.TTFontFile
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


@dataclass
class Reading:
    """The elements that have text of their own, in structure order, and the faults found on the way."""

    elements: list[tuple[str, str]] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    """The texts of the table of contents, which stand in no report."""
    faults: list[str] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """Every text, with single blanks between words."""
        return [text for _, text in self.elements]


def read(data: bytes) -> Reading:
    """Read a tagged PDF as a screen reader does."""
    with Pdf.open(BytesIO(data)) as pdf:
        return _Reader(pdf).read()


def texts_of(report: Report) -> list[str]:
    """Every text of a report in the order it is to be read, as its characters can be shown."""
    return [shown(text) for text in texts(report)]


def texts_of_printout(printout: Printout | Report) -> list[str]:
    """The same of what is printed for the room."""
    if isinstance(printout, Report):
        return texts_of(printout)
    return [shown(line) for text in _printed(printout) if (line := one_line(text))]


def _printed(printout: Printout) -> Iterator[str]:
    head, body = printout.head, printout.body
    match body:
        case RunSheet():
            yield from texts(head)
            for step in body.steps:
                yield from (step.title if one_line(step.title) else "–", step.start, step.length, step.details)
                yield from (step.question, step.instruction)
                yield from (body.notes_label, step.notes) if one_line(step.notes) else ()
        case CandidateSheet():
            yield from (*texts(head), body.rule)
            for number, label in body.rows:
                yield from (str(number), label)
        case BallotPapers():
            for _ in range(body.count):
                yield from (body.question, body.rule)
                for number, label in body.rows:
                    yield from (str(number), label)
        case NoteCards():
            for note in body.notes:
                yield from (note.code, note.kind_word, note.tag)
                yield from (note.text, note.text) if note.picture else (note.text,)
        case Wall():
            yield one_line(head.title) or head.kind
            facts = [one_line(part) for part in (head.organisation, head.facts[0][1] if head.facts else "")]
            yield "  ·  ".join(part for part in facts if part)
            yield from texts(replace(head, title="", kind="", organisation="", purpose="", facts=(), logo=b"",
                sections=(Section(heading="", blocks=body.groups),)))[1:]  # fmt: skip
            for drawing in body.canvases:
                yield from (drawing.title or "–", drawing.description or "–")


def shown(text: str) -> str:
    """The text with □ for what no font has, and emoji set apart; text from right to left is said by its element."""
    if _RIGHT_TO_LEFT.search(text):
        return set_apart(text)
    return "".join(char if char in _known() else "□" for char in set_apart(text))


def set_apart(text: str) -> str:
    """Joined emoji one by one, as pages show them; what is only read out, of a text that was cut, may join them."""
    return text.replace("\u200d", "")


@cache
def _known() -> frozenset[str]:
    """The characters of the fonts that minutes are set in."""
    files = [*resource("fonts").glob("Noto*.ttf"), resource("fonts/SourceSans3-Regular.ttf")]
    return frozenset(chr(code) for file in files for code in _font_file(str(file)).charToGlyph)


class _Reader:
    """Walks the structure tree of one file."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.reading = Reading()
        self.pages: list[Page] = list(pdf.pages)
        self.numbers = {page.obj.objgen: number for number, page in enumerate(self.pages)}
        self.marked = [self._marked(number, page) for number, page in enumerate(self.pages)]
        self.met: set[tuple[int, int]] = set()
        self.annotations: set[tuple[int, int]] = set()
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        self.parents = {int(key): nodes for key, nodes in zip(numbers[::2], numbers[1::2], strict=True)}

    def read(self) -> Reading:
        """All elements and faults."""
        root = self.pdf.Root.StructTreeRoot
        for element in root.K:
            self._walk(element, root)
        self._check_annotations()
        there = {(page, mark) for page, marks in enumerate(self.marked) for mark in marks}
        if there - self.met:
            self._fault(f"marks without an element: {sorted(there - self.met)[:3]}")
        with self.pdf.open_metadata() as metadata:
            if str(self.pdf.docinfo.get("/Title", "")) != metadata.get("dc:title"):
                self._fault("two titles")
        return self.reading

    def _check_annotations(self) -> None:
        there = {annotation.objgen for page in self.pages for annotation in page.obj.get("/Annots", Array())}
        if there != self.annotations:
            self._fault("annotations without an element")

    def _fault(self, text: str) -> None:
        self.reading.faults.append(text)

    def _walk(self, element: Object, parent: Object) -> None:
        if element.P.objgen != parent.objgen:
            self._fault("an element does not point to its parent")
        before = len(self.reading.elements)
        self._elements_of(element, before)
        if element.S == Name.TOC:
            self.reading.contents += [text for _, text in self.reading.elements[before:]]
            del self.reading.elements[before:]

    def _elements_of(self, element: Object, place: int) -> None:
        own: list[str] = []
        kids = element.get("/K", Array())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                self._walk(kid, element)
            elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
                if self.parents[int(kid.Obj.StructParent)].objgen != element.objgen:
                    self._fault("an annotation does not know its element")
                self.annotations.add(kid.Obj.objgen)
            else:
                own.append(self._text_of_mark(kid, element))
        text = str(element.ActualText) if "/ActualText" in element else "".join(own)
        text = str(element.Alt) if "/Alt" in element else text
        if own:
            self.reading.elements.insert(place, (str(element.S)[1:], " ".join(text.split())))

    def _text_of_mark(self, kid: Object, element: Object) -> str:
        page = self.numbers[(kid.Pg if isinstance(kid, Dictionary) else element.Pg).objgen]
        mark = int(kid.MCID) if isinstance(kid, Dictionary) else int(kid)
        if (page, mark) in self.met:
            self._fault(f"mark {page}/{mark} read twice")
        self.met.add((page, mark))
        if self.parents[int(self.pages[page].obj.StructParents)][mark].objgen != element.objgen:
            self._fault(f"parent tree is wrong at {page}/{mark}")
        if mark not in self.marked[page]:
            self._fault(f"mark {page}/{mark} is not on the page")
        return self.marked[page].get(mark, "")

    def _marked(self, number: int, page: Page) -> dict[int, str]:
        """The text of each mark on a page."""
        maps = {name: _unicode_map(font) for name, font in page.obj.Resources.get("/Font", Dictionary()).items()}
        texts: dict[int, str] = {}
        stack: list[int | str] = []
        font: dict[int, str] = {}
        for instruction in parse_content_stream(page):
            operands = list(instruction.operands)
            match str(instruction.operator):
                case "BMC" | "BDC":
                    stack.append(self._begun(number, operands, texts))
                case "EMC":
                    stack.pop()
                case "Tf":
                    font = maps[str(operands[0])]
                case "Tj":
                    self._shown(number, "".join(font[code] for code in bytes(operands[0])), stack, texts)
                case "TJ" | "'" | '"':
                    self._fault(f"page {number} sets text by {instruction.operator}, which this does not read")
        if stack:
            self._fault(f"page {number} does not close its marks")
        return texts

    def _begun(self, page: int, operands: list[Object], texts: dict[int, str]) -> int | str:
        if operands[0] == Name.Artifact:
            return "artifact"
        mark = int(operands[1].MCID)
        if mark in texts:
            self._fault(f"mark {page}/{mark} begun twice")
        texts[mark] = ""
        return mark

    def _shown(self, page: int, text: str, stack: list[int | str], texts: dict[int, str]) -> None:
        if len(stack) != 1:
            self._fault(f"page {page}: {text[:20]!r} is in {len(stack)} marks")
        elif isinstance(stack[0], int):
            texts[stack[0]] += text


def _unicode_map(font: Object) -> dict[int, str]:
    text = font.ToUnicode.read_bytes().decode("ascii")
    blocks = re.findall(r"beginbfchar\n(.*?)endbfchar", text, re.DOTALL)
    entries = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>\n", "".join(blocks))
    return {int(code, 16): bytes.fromhex(letters).decode("utf-16-be") for code, letters in entries}
