"""What looks like markup in a note is text in the minutes: nothing is run, fetched, embedded or linked."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pikepdf import Dictionary, Name, Pdf

from tests.helpers.sample_report import sample_report
from tests.helpers.structure import read
from workshop_app.reports.pdf import render_pdf
from workshop_app.reports.text import clean

PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
CVE_2023_33733 = (
    "<font color=\"[[[getattr(pow, Word('__globals__'))['os'].system('touch pwned') for Word in [ orgTypeFun( 'Word', "
    "(str,), { 'mutated': 1, 'startswith': lambda self, x: 1 == 0, '__eq__': lambda self, x: self.mutate() and "
    "self.mutated < 0 and str(self) == x, 'mutate': lambda self: { setattr(self, 'mutated', self.mutated - 1) }, "
    "'__hash__': lambda self: hash(str(self)), }, ) ] ] for orgTypeFun in [type(type(1))] for none in "
    "[[].append(1)]]] and 'red'\">x</font>"
)
PAYLOADS = (
    "a < b & c", "<b>x</b>", "<b>x", "</para>x", "<foo>x</foo>", "a\x00b\x0bc", "a\ud800b", "&lt;&#0;",
    '<!DOCTYPE x [<!ENTITY a "aaaa">]>&a;',
    '<img src="secret.png" width="10" height="10"/>',
    '<img src="file://secret.png" width="10" height="10"/>',
    '<img src="http://127.0.0.1:9/x.png" width="10" height="10"/>',
    f'<img src="{PIXEL}" width="10" height="10"/>',
    CVE_2023_33733,
    '<font color="Color(1,0,0)">x</font>',
    "<font color=\"__import__('os')\">x</font>",
    '<a href="javascript:alert(1)">x</a>', '<a href="file:///etc/passwd">x</a>', '<a href="pdf:../x.pdf">x</a>',
    '<onDraw name="save" label="x"/>', '<onDraw name="__class__"/>', '<index item="a"/>',
    '<font name="Nope">x</font>', '<font size="1e9">x</font>',
    "<b>" * 1000 + "x" + "</b>" * 1000,
    '<seq template="%(x)s"/>', "<greek>a</greek>", '<unichar code="0xFFFFFFF"/>', "{page} %s %(x)s {0.__class__}",
)  # fmt: skip


def test_markup_in_notes_is_text(tmp_path: Path) -> None:
    Path(tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    payloads = (*PAYLOADS, f'<img src="{tmp_path}/secret.png" width="10" height="10"/>')
    data = render_pdf(sample_report("sv", len(payloads) + 3, 0, texts=payloads))
    texts = read(data).texts
    for payload in payloads:
        assert " ".join(clean(payload).replace("\ufffd", "□").split()) in texts
    assert not Path("pwned").exists()


def test_markup_in_notes_makes_no_links_images_or_scripts() -> None:
    data = render_pdf(sample_report("sv", len(PAYLOADS), 0, texts=PAYLOADS))
    with Pdf.open(BytesIO(data)) as pdf:
        assert not any("/Annots" in page for page in pdf.pages)
        assert not any("/XObject" in page.Resources for page in pdf.pages)
        kinds = {str(found.get("/S", "")) for found in pdf.objects if isinstance(found, Dictionary)}
        assert not kinds & {"/URI", "/JavaScript", "/Launch", "/GoToR", "/SubmitForm"}
        assert Name.AA not in pdf.Root
        assert Name.OpenAction not in pdf.Root
