"""The PDF read back: text in reading order, embedded fonts, nothing outside the margins, complete or not written."""

import os
import re
import resource
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.app.preferences import Preferences
from backcoach.catalog import Catalog
from backcoach.phrases import Phrases
from backcoach.problem import Problem
from backcoach.session import choose
from backcoach.sheets import Sheet, SheetOptions, StopRules, pdf_of, write_pdf
from backcoach.sheets.page_model import OutlineEntry, Page
from backcoach.sheets.pdf import with_outline
from backcoach.ui.print.print_service import PrintService
from backcoach.words import Words
from tests.builders import catalog, exercise, routine
from tests.corner import corner, sampled, thorough
from tests.places import ASSETS
from tests.sheets.conftest import DAY, MakeSheet, RealSheet

ROUTINES = sorted(path.stem for path in (ASSETS / "routines").glob("*.toml"))
MEGABYTE = 1_000_000


def said(page: pdfium.PdfPage) -> str:
    """All text of a page in writing order, with lines joined."""
    return " ".join(page.get_textpage().get_text_range().split())


def letters(page: pdfium.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, right and top of every letter; the reader's own spaces and line ends have no width."""
    text = page.get_textpage()
    boxes = (text.get_charbox(place) for place in range(text.count_chars()))
    return (box for box in boxes if box[2] > box[0])


def fonts_embedded(page: pdfium.PdfPage) -> set[bool]:
    """Whether the font of each text is embedded."""
    found = set()
    for part in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        found.add(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(part)) == 1)
    return found


def in_order(text: str, parts: list[str]) -> None:
    place = 0
    for part in parts:
        found = text.find(" ".join(part.split()), place)
        assert found >= 0, part
        place = found + 1


@sampled
@pytest.mark.parametrize("pictures", corner([False, True], True), ids=["words", "pictures"])
@pytest.mark.parametrize("paper", corner(["a4", "letter"], "a4"))
@pytest.mark.parametrize("id", ROUTINES)
def test_every_sheet_can_be_read_back(
    id: str, paper: str, pictures: bool, real_sheet: RealSheet, real_catalog: Catalog, rules: StopRules
) -> None:
    sheet = real_sheet(id, paper, pictures)
    content = pdf_of(sheet)
    assert len(content) < MEGABYTE
    document = pdfium.PdfDocument(content)
    assert len(document) == len(sheet.pages)
    text = " ".join(said(page) for page in document)
    told = real_catalog.routine(id)
    for item in told.items:
        one = real_catalog.exercise(item.exercise)
        dose = Phrases(Words()).dose(choose(one, item, told)).split(" · ")
        in_order(text, [told.name, one.name, dose[0], *one.steps, rules.notice])
    in_order(text, [rules.light_title, *(light for row in rules.light for light in row), *rules.stop, rules.breath])
    in_order(text, [rules.emergency_title, *rules.emergency_signs, rules.emergency_limits, "Agreed with:"])
    for page in document:
        assert page.get_size() == (sheet.width, sheet.height)
        assert fonts_embedded(page) == {True}
        left, bottom, right, top = map(list, zip(*letters(page), strict=True))
        assert min(left) >= sheet.margin - 1
        assert max(right) <= sheet.width - sheet.margin + 1
        assert min(bottom) >= sheet.margin - 1
        assert max(top) <= sheet.height - sheet.margin + 1


def test_other_alphabets_are_embedded_and_can_be_searched(make_sheet: MakeSheet) -> None:
    wide = exercise(name="Ähnliche Übung – ½", steps=("„Zurück“ → 8–10 × 2: fine",))
    (page,) = pdfium.PdfDocument(pdf_of(make_sheet(routine(wide, name="Rücken"), catalog(wide))))
    in_order(said(page), ["Rücken", "Ähnliche Übung – ½", "„Zurück“ → 8–10 × 2: fine"])
    assert fonts_embedded(page) == {True}


def test_title_language_and_outline_are_in_the_file(make_sheet: MakeSheet, real_catalog: Catalog) -> None:
    content = pdf_of(make_sheet("eight-stretches", pictures=True))
    document = pdfium.PdfDocument(content)
    assert document.get_metadata_value("Title") == "Eight stretches"
    assert b"/Lang <feff%s>" % "en-GB".encode("utf-16-be").hex().encode() in content
    assert b"/DisplayDocTitle true" in content
    entries = [(entry.get_title(), entry.get_dest().get_index()) for entry in document.get_toc()]
    names = [real_catalog.exercise(item.exercise).name for item in real_catalog.routine("eight-stretches").items]
    assert [name for name, _ in entries] == names
    assert sorted({page for _, page in entries}) == [0, 1]
    for name, page in entries:
        assert name in said(document[page])


titles = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30)


@given(st.lists(titles, max_size=5), st.from_regex(r"[a-z]{2}(-[A-Z]{2})?", fullmatch=True))
def test_an_outline_holds_any_titles(names: list[str], language: str) -> None:
    objects = (
        b"<<\n/Type /Catalog\n/Pages 2 0 R\n>>",
        b"<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
    )
    plain = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    starts = [plain.index(b"%d 0 obj" % number) for number in (1, 2, 3)]
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % start for start in starts)
    plain += table + b"trailer\n<<\n/Size 4\n/Root 1 0 R\n>>\nstartxref\n%d\n%%%%EOF\n" % len(plain)
    outline = tuple(OutlineEntry(name, 0, 20) for name in names)
    sheet = Sheet(
        title="", language=language, width=100, height=100, margin=0, family="", pages=(Page(()),), outline=outline
    )
    told = [entry.get_title() for entry in pdfium.PdfDocument(with_outline(plain, sheet)).get_toc()]
    assert told == names


@thorough
def test_a_forty_exercise_sheet_is_small(make_sheet: MakeSheet, real_catalog: Catalog) -> None:
    forty = [*real_catalog.exercises.values(), *real_catalog.exercises.values()][:40]
    assert len(pdf_of(make_sheet(routine(*forty)))) < MEGABYTE


@thorough
def test_forty_exercises_with_their_figures_are_small(real_catalog: Catalog) -> None:
    forty = [*real_catalog.exercises.values(), *real_catalog.exercises.values()][:40]
    printing = PrintService(ASSETS, real_catalog, Phrases(Words()))
    sheet = printing.routine(routine(*forty), DAY, Preferences(), SheetOptions(colour=True, days=28))
    assert len(pdf_of(sheet)) < 0.8 * MEGABYTE


@thorough
def test_corners_of_figures_are_whole_numbers_in_the_file(real_catalog: Catalog) -> None:
    printing = PrintService(ASSETS, real_catalog, Phrases(Words()))
    pdf = pdf_of(printing.routine(real_catalog.routine("gentle-day"), DAY, Preferences(), SheetOptions()))
    streams = re.finditer(rb"/FlateDecode\s*>>\s*stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    page = max((zlib.decompress(found[1]) for found in streams), key=len)
    lines = re.findall(rb"^(\S+) (\S+) l$", page, re.MULTILINE)
    whole = [x.isdigit() and y.isdigit() for x, y in lines]
    assert len(whole) > 1000
    assert sum(whole) > 0.9 * len(whole)


@pytest.fixture
def sheet(make_sheet: MakeSheet) -> Sheet:
    return make_sheet("gentle-day")


def test_a_new_file_is_private_and_nothing_is_left_beside_it(sheet: Sheet, tmp_path: Path) -> None:
    write_pdf(tmp_path / "page.pdf", sheet)
    assert (tmp_path / "page.pdf").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["page.pdf"]


def test_an_old_file_is_replaced_whole(sheet: Sheet, tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    page.write_bytes(b"x" * MEGABYTE)
    write_pdf(page, sheet)
    assert pdfium.PdfDocument(page).get_metadata_value("Title") == "Gentle day"
    assert page.stat().st_size < MEGABYTE


def test_a_link_stays_a_link(sheet: Sheet, tmp_path: Path) -> None:
    page, link = tmp_path / "page.pdf", tmp_path / "link.pdf"
    page.write_bytes(b"old")
    link.symlink_to(page)
    write_pdf(link, sheet)
    assert link.is_symlink()
    assert page.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("place", "said"),
    [("missing/page.pdf", "there is no folder "), (".", "that is a folder"), ("file/page.pdf", "there is no folder")],
)
def test_an_impossible_path_gives_one_sentence(place: str, said: str, sheet: Sheet, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Problem, match=said):
        write_pdf(tmp_path / place, sheet)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_gives_one_sentence_and_the_device_is_not_replaced(sheet: Sheet) -> None:
    with pytest.raises(Problem, match="No space left on device"):
        write_pdf(Path("/dev/full"), sheet)
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("shut", ["page.pdf", "."])
def test_a_protected_file_is_not_changed(shut: str, sheet: Sheet, tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    page.write_bytes(b"old")
    (tmp_path / shut).chmod(0o555)
    with pytest.raises(Problem, match=re.escape(f"The page cannot be written to {page}")):
        write_pdf(page, sheet)
    (tmp_path / shut).chmod(0o755)
    assert page.read_bytes() == b"old"


def test_an_existing_file_stays_if_the_new_one_does_not_fit_on_the_disk(sheet: Sheet, tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    page.write_bytes(b"old")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, usual[1]))  # as on a disk that is nearly full
    try:
        with pytest.raises(Problem, match="File too large"):
            write_pdf(page, sheet)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("page.pdf", b"old")]
