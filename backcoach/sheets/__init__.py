"""What is printed: the routine sheet and the progress report."""

from backcoach.sheets.boxes import DrawFigure, Page, Sheet
from backcoach.sheets.fonts import printing_family
from backcoach.sheets.options import Occasion, Paper, SheetOptions
from backcoach.sheets.paint import paint_page, paint_sheet
from backcoach.sheets.pdf import pdf_of, write_pdf
from backcoach.sheets.routine_sheet import routine_sheet
from backcoach.sheets.rules import StopRules, read_rules

__all__ = [
    "DrawFigure",
    "Occasion",
    "Page",
    "Paper",
    "Sheet",
    "SheetOptions",
    "StopRules",
    "paint_page",
    "paint_sheet",
    "pdf_of",
    "printing_family",
    "read_rules",
    "routine_sheet",
    "write_pdf",
]
