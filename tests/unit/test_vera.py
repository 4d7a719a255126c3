"""The PDF validator that other tests lean on really runs, and finds fault where there is fault."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.helpers.vera import validate


def test_an_untagged_file_and_no_pdf_at_all_are_found_faulty(tmp_path: Path) -> None:
    plain, broken = tmp_path / "åäö plain.pdf", tmp_path / "broken.pdf"
    canvas = Canvas(str(plain))
    canvas.drawString(100, 100, "hej")
    canvas.save()
    broken.write_text("not a PDF", "utf-8")
    found = {(Path(each.path).name, each.flavour, each.rule) for each in validate([plain, broken])}
    assert ("åäö plain.pdf", "ua1", "7.1-3") in found  # text neither tagged nor marked as artifact
    assert ("åäö plain.pdf", "2a", "6.2.11.4.1-1") in found  # font not embedded
    assert {("broken.pdf", "ua1", "unreadable"), ("broken.pdf", "2a", "unreadable")} <= found
