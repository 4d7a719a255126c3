"""Turns the painted pages into a PDF/UA-1 and PDF/A-2a or PDF/A-1a file: structure, metadata, colour profile."""

from __future__ import annotations

import time
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from html import escape
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, String

from workshop_app.reports.choices import ArchiveLevel
from workshop_app.reports.pdf.sheet import Sheet
from workshop_app.reports.pdf.structure import LATER_THAN_1_4, Node, StructureWriter
from workshop_app.resources import resource

PRODUCER = "Verkstad"


def finish(sheet: Sheet, root: Node, properties: Properties) -> bytes:
    """The finished file; the same input gives the same bytes."""
    old = properties.level == ArchiveLevel.A1
    with Pdf.open(BytesIO(sheet.finish())) as pdf:
        writer = StructureWriter(pdf, LATER_THAN_1_4 if old else frozenset())
        writer.write(root, sheet.marked, _annotations(pdf, sheet))
        pdf.Root.Lang = String(properties.language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        profile = pdf.make_stream(_colour_profile(), N=3, Alternate=Name.DeviceRGB)
        pdf.Root.OutputIntents = Array([_output_intent(profile)])
        metadata = properties.xmp().encode()
        pdf.Root.Metadata = pdf.make_stream(metadata, Type=Name.Metadata, Subtype=Name.XML)
        for key in list(pdf.docinfo.keys()):
            del pdf.docinfo[key]
        for key, value in properties.information().items():
            pdf.docinfo[key] = String(value)
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]
        written = BytesIO()
        mode = ObjectStreamMode.disable if old else ObjectStreamMode.generate
        version = "1.4" if old else "1.7"
        pdf.save(
            written, force_version=version, deterministic_id=True, compress_streams=True, object_stream_mode=mode,
            progress=_let_others,
        )  # fmt: skip
        return written.getvalue()


def _annotations(pdf: Pdf, sheet: Sheet) -> list[tuple[Node, Object]]:
    """The links, put on their pages."""
    made: list[tuple[Node, Object]] = []
    for link in sheet.links:
        page, top = sheet.places[link.target]
        target = Array([pdf.pages[page].obj, Name.XYZ, 0, Decimal(f"{top:.2f}"), 0])
        annotation = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Link, F=4, Border=Array([0, 0, 0]), Contents=String(link.words),
                Rect=Array([Decimal(f"{edge:.2f}") for edge in link.box]), Dest=target, P=pdf.pages[link.page].obj,
            )
        )  # fmt: skip
        if "/Annots" not in pdf.pages[link.page]:
            pdf.pages[link.page].Annots = Array()
        pdf.pages[link.page].Annots.append(annotation)
        made.append((link.node, annotation))
    return made


class Properties:
    """What the document says of itself, twice over: as XMP for archives and as the older information dictionary."""

    def __init__(
        self, *, title: str, author: str, subject: str, language: str, created: datetime, level: ArchiveLevel
    ) -> None:
        self.title, self.author, self.subject, self.language, self.level = title, author, subject, language, level
        self._created = created.replace(microsecond=0)

    def information(self) -> dict[str, str]:
        """The document information dictionary."""
        zone = self._created.strftime("%z") or "+0000"
        stamp = self._created.strftime("D:%Y%m%d%H%M%S") + f"{zone[:3]}'{zone[3:5]}'"
        filled = {"/Title": self.title, "/Author": self.author, "/Subject": self.subject}
        fixed = {"/Producer": PRODUCER, "/Creator": PRODUCER, "/CreationDate": stamp, "/ModDate": stamp}
        return {key: value for key, value in filled.items() if value} | fixed

    def xmp(self) -> str:
        """The metadata stream."""
        stamp = self._created.isoformat()
        author = f"<dc:creator><rdf:Seq><rdf:li>{escape(self.author)}</rdf:li></rdf:Seq></dc:creator>"
        subject = f"<dc:description>{_alternative(self.subject)}</dc:description>"
        return _XMP.format(
            title=_alternative(self.title),
            author=author if self.author else "",
            subject=subject if self.subject else "",
            language=escape(self.language),
            stamp=stamp if self._created.tzinfo else stamp + "Z",
            producer=PRODUCER,
            part=self.level[0],
        )


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


def _output_intent(profile: object) -> Dictionary:
    condition = String("sRGB IEC61966-2.1")
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=condition,
        Info=condition,
        DestOutputProfile=profile,
    )


@lru_cache
def _colour_profile() -> bytes:
    return resource("icc/sRGB.icc").read_bytes()


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title>{title}</dc:title>
{author}{subject}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def _let_others(_percent: int) -> None:
    """Writing keeps Python to itself for 30 ms: give the window its turn on the way."""
    time.sleep(0)
