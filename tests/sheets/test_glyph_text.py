"""The letters of glyphs are written into what Qt wrote, and nothing else is changed."""

import zlib
from collections.abc import Iterator

import pypdfium2 as pdfium
import pytest
from PySide6.QtGui import QImage, QPainter

from backcoach.sheets.glyph_text import GlyphText
from backcoach.sheets.paragraph import Cluster

TABLE = b"1 beginbfrange\n<0001> <0003> [<0041> <0042> <0043>]\nendbfrange\n"
GLYPHS = b"BT\n/F4 90 Tf 1 0 0 -1 0 0 Tm\n0 0 Td <0001> Tj\n5 0 Td <0002> Tj\nET\n"


def pdf_with(content: bytes) -> bytes:
    """A PDF as QPdfWriter makes it, with this content on its page and one font."""
    stream = zlib.compress(content)
    objects = [
        b"<<\n/Type /Catalog\n/Pages 2 0 R\n>>",
        b"<<\n/Type /Pages\n/Kids [3 0 R]\n/Count 1\n>>",
        b"<<\n/Type /Page\n/Parent 2 0 R\n/MediaBox [0 0 200 200]\n/Contents 5 0 R\n>>",
        b"<< /Type /Font /ToUnicode 6 0 R >>",
        b"<<\n/Length %d\n/Filter /FlateDecode\n>>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<<\n/Length %d\n>>\nstream\n%s\nendstream" % (len(TABLE), TABLE),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, whole in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, whole)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<<\n/Size 7 \n/Root 1 0 R\n>>\nstartxref\n%d \n%%%%EOF\n" % len(made)
    return made + b"xref\n0 7\n0000000000 65535 f \n" + rows + end


@pytest.fixture
def painter(qapp: object) -> Iterator[QPainter]:
    image = QImage(9, 9, QImage.Format.Format_Grayscale8)
    painter = QPainter(image)
    yield painter
    painter.end()


def written(painter: QPainter, clusters: list[Cluster], content: bytes) -> tuple[bytes, bytes]:
    """Content and table after the letters of one text were written."""
    letters = GlyphText()
    letters(painter, clusters)
    assert painter.pen().widthF() == 10_000
    pdf = letters.written_into(pdf_with(content))
    assert len(pdfium.PdfDocument(pdf)) == 1
    found = [zlib.decompress(part) for part in pdf_streams(pdf)]
    return found[0], found[1] if len(found) > 1 else TABLE


def pdf_streams(pdf: bytes) -> list[bytes]:
    return [part.partition(b"\nendstream")[0] for part in pdf.split(b"/FlateDecode\n>>\nstream\n")[1:]]


def test_without_marked_texts_nothing_is_changed() -> None:
    assert GlyphText().written_into(b"whatever") == b"whatever"


def test_glyphs_get_their_letters_and_the_mark_goes(painter: QPainter) -> None:
    content, table = written(
        painter, [Cluster("ab", (True,)), Cluster("c", (True,))], b"q\n10000 w 0 J\n" + GLYPHS + b"Q\n"
    )
    assert content == b"q\n1 w 0 J\n" + GLYPHS + b"Q\n"
    assert b"<0001> <00610062>\n<0002> <0063>\n<0003> <0043>\n" in table


def test_an_accent_has_no_letter_and_its_base_has_both(painter: QPainter) -> None:
    content, table = written(painter, [Cluster("a\u0301", (True, False))], b"q\n10000 w\n" + GLYPHS)
    assert b"<0001> <00610301>" in table
    assert b"<0002>" not in table
    assert b"ActualText" not in content


def test_a_glyph_with_other_letters_elsewhere_says_them_there(painter: QPainter) -> None:
    letters = GlyphText()
    for text in ("a", "a", "b"):
        letters(painter, [Cluster(text, (True,))])
    one = b"BT\n/F4 90 Tf 1 0 0 -1 0 0 Tm\n0 0 Td <0001> Tj\nET\n"
    content = b"".join(b"q\n%s w\n%s" % (width, one) for width in (b"10000", b"10000.0625", b"10000.1250"))
    (found, *_) = map(zlib.decompress, pdf_streams(letters.written_into(pdf_with(content))))
    assert found.count(b"ActualText") == 1
    assert b"/Span<</ActualText<FEFF0062>>>BDC\n0 0 Td <0001> Tj\nEMC\n" in found


def test_letters_painted_twice_to_be_bold_are_read_once(painter: QPainter) -> None:
    content, _ = written(painter, [Cluster("a", (True,))], b"q\n10000 w\n" + GLYPHS)
    assert b"<0002> Tj" in content
    assert b"ActualText<FEFF0061>" not in content


def test_a_text_with_fewer_glyphs_than_expected_is_left_alone(painter: QPainter) -> None:
    clusters = [Cluster(letter, (True,)) for letter in "abc"]
    content, table = written(painter, clusters, b"q\n10000 w\n" + GLYPHS)
    assert content == b"q\n1 w\n" + GLYPHS
    assert table == TABLE


def test_a_line_of_that_width_cannot_be_meant(painter: QPainter) -> None:
    content, _ = written(painter, [Cluster("a", (True,))], b"q\n3.40000000 w\n10000 w\n0 0 m\n")
    assert content == b"q\n3.40000000 w\n1 w\n0 0 m\n"
