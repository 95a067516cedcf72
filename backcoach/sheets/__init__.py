"""What is printed: the routine sheet and the progress report."""

from backcoach.sheets.fonts import fonts_named, printing_family
from backcoach.sheets.page_model import DrawFigure, Page, Sheet
from backcoach.sheets.pdf import pdf_of, write_pdf
from backcoach.sheets.routine_sheet import routine_sheet
from backcoach.sheets.sheet_options import Paper, SheetContext, SheetOptions
from backcoach.sheets.sheet_painter import paint_page, paint_sheet
from backcoach.sheets.stop_rules import StopRules, read_stop_rules

__all__ = [
    "DrawFigure",
    "Page",
    "Paper",
    "Sheet",
    "SheetContext",
    "SheetOptions",
    "StopRules",
    "fonts_named",
    "paint_page",
    "paint_sheet",
    "pdf_of",
    "printing_family",
    "read_stop_rules",
    "routine_sheet",
    "write_pdf",
]
