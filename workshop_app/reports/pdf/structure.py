"""The logical tree of a document, in the order it is read, and writing it into the finished file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

Attribute = str | int
"""A number, a name when it begins with '/', or else a text."""


@dataclass(eq=False, slots=True)
class Node:
    """An element of the structure tree. Leaves collect marks when their text is painted: (page, number on it)."""

    tag: str
    parent: Node | None = None
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    actual: str = ""
    """What the text says, where the painted glyphs do not (right to left)."""
    alternative: str = ""
    """What a figure shows."""
    box: tuple[float, float, float, float] | None = None
    """Where a figure stands on its page."""
    children: list[Node] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, tag: str, **attributes: Attribute) -> Node:
        """Append a child."""
        child = Node(tag, self, attributes)
        self.children.append(child)
        return child


_OWNERS = {"L": Name.List, "Table": Name.Table, "TH": Name.Table, "TD": Name.Table}
_MAY_BE_EMPTY = {"TH", "TD"}
LATER_THAN_1_4 = frozenset({"THead", "TBody"})
"""Elements that PDF/A-1 does not know; their content stands in their place."""


class StructureWriter:
    """Writes a tree as the structure of a file whose pages carry its marks."""

    def __init__(self, pdf: Pdf, unknown: frozenset[str] = frozenset()) -> None:
        self._pdf = pdf
        self._unknown = unknown
        self._pages: list[Object] = [page.obj for page in pdf.pages]
        self._elements: dict[Node, Object] = {}

    def write(self, root: Node, marked: list[list[Node]], annotations: list[tuple[Node, Object]]) -> None:
        """Set the structure tree; `marked` has for each page the node of each mark, by number. Annotations stand
        on their pages already and belong to nodes."""
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = Array([self._element(root, tree)])
        numbers = Array()
        for number, nodes in enumerate(marked):
            self._pages[number].StructParents = number
            self._pages[number].Tabs = Name.S
            numbers.append(number)
            numbers.append(self._pdf.make_indirect(Array([self._elements[node] for node in nodes])))
        for number, (node, annotation) in enumerate(annotations, len(marked)):
            element = self._elements[node]
            element.K.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=annotation.P))
            annotation.StructParent = number
            numbers.append(number)
            numbers.append(element)
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        tree.ParentTreeNextKey = len(marked) + len(annotations)
        self._pdf.Root.StructTreeRoot = tree
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, node: Node, parent: Object) -> Object:
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.tag), P=parent))
        self._elements[node] = made
        if node.attributes:
            made.A = _attributes(node)
        if node.box:
            box = Array([Decimal(f"{edge:.2f}") for edge in node.box])
            made.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
        if node.actual:
            made.ActualText = String(node.actual)
        if node.alternative:
            made.Alt = String(node.alternative)
        kids = Array([self._element(child, made) for child in self._children(node) if _has_content(child)])
        if node.marks:
            made.Pg = self._pages[node.marks[0][0]]
        for page, number in node.marks:
            here = page == node.marks[0][0]
            kids.append(number if here else Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=number))
        if len(kids):
            made.K = kids
        return made

    def _children(self, node: Node) -> Iterator[Node]:
        for child in node.children:
            if child.tag in self._unknown:
                yield from self._children(child)
            else:
                yield child


def _attributes(node: Node) -> Dictionary:
    made = Dictionary(O=_OWNERS[node.tag])
    for key, value in node.attributes.items():
        if isinstance(value, int):
            made["/" + key] = value
        else:
            made["/" + key] = Name(value) if value.startswith("/") else String(value)
    return made


def _has_content(node: Node) -> bool:
    return bool(node.marks) or node.tag in _MAY_BE_EMPTY or any(_has_content(child) for child in node.children)
