"""A third language is one PO file: desktop entry, software centre, manual and command line take it from there."""

from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from backcoach.cli.command_line import build_parser
from release import languages, metainfo, project, texts
from tests.places import ROOT

ENTRY = ROOT / "packaging" / "linux" / f"{project.APP_ID}.desktop"
MADE = project.Project("1.2.3", "2026-01-02", "A", "a@b.c")
HEAD = '# Name of the language: Esperanto\nmsgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of words with nothing but an empty third language."""
    (tmp_path / "eo.po").write_text(HEAD, encoding="utf-8")
    return tmp_path


def entry(folder: Path) -> dict[str, str]:
    parsed = ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read_string(languages.entry(ENTRY, languages.shipped(folder)))
    return dict(parsed["Desktop Entry"])


def test_an_empty_one_says_everything_in_english(folder: Path) -> None:
    said = languages.shipped(folder)
    assert said.keys() == {"eo"}
    made = entry(folder)
    assert {key: made[f"{key}[eo]"] for key in languages.KEYS} == {key: made[key] for key in languages.KEYS}
    assert metainfo.make(MADE, [], said) == metainfo.make(MADE, [])
    assert texts.manual(MADE, said["eo"]) == texts.manual(MADE)


def test_what_it_says_comes_out_everywhere(folder: Path) -> None:
    comment = entry(folder)["Comment"]
    (folder / "eo.po").write_text(
        f'{HEAD}\nmsgctxt "desktop entry"\nmsgid "{comment}"\nmsgstr "Komento"\n\n'
        f'msgid "{metainfo.SUMMARY}"\nmsgstr "Resumo"\n\nmsgid "{texts.WHAT}"\nmsgstr "tio"\n\n'
        'msgid "usage:"\nmsgstr "uzo:"\n',
        encoding="utf-8",
    )
    said = languages.shipped(folder)
    assert entry(folder)["Comment[eo]"] == "Komento"
    summaries = ET.fromstring(metainfo.make(MADE, [], said)).findall("summary")
    assert [(one.get(languages.XML_LANG), one.text) for one in summaries][1:] == [("eo", "Resumo")]
    assert "backcoach \\- tio" in texts.manual(MADE, said["eo"])
    assert build_parser(lambda: said["eo"]).format_help().startswith("uzo: backcoach")


def test_german_is_in_what_is_packed() -> None:
    said = languages.shipped()
    assert "de" in said
    made = languages.entry(ENTRY, said)
    assert all(f"{key}[de]=" in made for key in languages.KEYS)
    assert made.count("[de]=") == len(languages.KEYS)
    english, german = texts.manual(MADE), texts.manual(MADE, said["de"])
    assert "AUFRUF" in german or "ÜBERSICHT" in german
    assert english.count(".SS backcoach") == german.count(".SS backcoach")
    assert f'{languages.XML_LANG.partition("}")[2]}="de"' in metainfo.make(MADE, [], said)
