"""What the pages of a PDF say."""

from __future__ import annotations

from pathlib import Path

import pypdfium2


def page_texts(pdf: bytes | Path) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def pdf_text(pdf: bytes | Path) -> str:
    """The text of all pages."""
    return "\n".join(page_texts(pdf))
