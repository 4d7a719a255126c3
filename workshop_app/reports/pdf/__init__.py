"""Reports and printouts as typeset PDFs that a screen reader can read (PDF/UA-1) and an archive can keep (PDF/A)."""

from __future__ import annotations

from workshop_app.reports.choices import DEFAULT, ReportChoices
from workshop_app.reports.model import Report
from workshop_app.reports.print_model import Printout


def render_pdf(report: Report, choices: ReportChoices = DEFAULT, missing: set[str] | None = None) -> bytes:
    """The report as a PDF file. The same report and choices give the same bytes. `missing` takes up the characters that
    no font has."""
    from workshop_app.reports.pdf.document import document  # late: ReportLab costs a tenth of a second to import

    return document(report, choices, set() if missing is None else missing)


def render_printout(printout: Printout | Report, choices: ReportChoices = DEFAULT) -> bytes:
    """What `printouts` makes, as a PDF file."""
    from workshop_app.reports.pdf.printed import printed, printed_pages  # late, as above

    return printed_pages(printout, choices) if isinstance(printout, Report) else printed(printout, choices)
