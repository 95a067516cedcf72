"""What the documents point at is there: links, files that are named, pictures, make targets."""

import re
from pathlib import Path

import pytest

from backcoach.catalog.read import read_catalog

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / ".github").rglob("*.md")})
LINK = re.compile(r"\]\(([^)#\s]+)(?:#([^)\s]+))?\)")
NAMED = re.compile(r"`((?:assets|backcoach|docs|packaging|tests)/[\w./-]+)`")
TARGET = re.compile(r"`make ([\w-]+)")


def text_of(document: Path) -> str:
    """A document without its blocks of code."""
    return re.sub(r"^```.*?^```", "", document.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def anchors(document: Path) -> set[str]:
    """The names by which a host links to the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", text_of(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def named(path: Path) -> str:
    """How a test of a document is called."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_link_leads_to_a_file_and_a_heading(document: Path) -> None:
    broken = []
    for target, anchor in LINK.findall(text_of(document)):
        if "://" in target:
            continue
        file = document.parent / target
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(f"{target}#{anchor}")
    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_file_that_is_named_exists(document: Path) -> None:
    only_in_wheels = ("backcoach/_assets",)
    paths = [path for path in NAMED.findall(text_of(document)) if path not in only_in_wheels]
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_document_that_code_names_exists() -> None:
    code = (*(ROOT / "backcoach").rglob("*.py"), *(ROOT / "packaging").rglob("*.py"), ROOT / "pyproject.toml")
    named = {name for file in code for name in re.findall(r"\bdocs/[\w/-]+\.md", file.read_text("utf-8"))}
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_make_target_that_is_named_exists(document: Path) -> None:
    there = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(TARGET.findall(text_of(document))) <= there


def test_every_picture_in_docs_is_shown_somewhere() -> None:
    linked = {
        (document.parent / target).resolve()
        for document in DOCUMENTS
        for target, _ in LINK.findall(text_of(document))
        if target.endswith(".png")
    }
    assert {picture.resolve() for picture in (ROOT / "docs").rglob("*.png")} - linked == set()


def test_the_pages_of_the_manual_are_all_linked_from_its_first_page() -> None:
    manual = ROOT / "docs" / "manual"
    linked = {target for target, _ in LINK.findall(text_of(manual / "README.md"))}
    assert {page.name for page in manual.glob("*.md")} - {"README.md"} <= linked


def test_the_hooks_run_every_quick_tool_that_make_check_runs() -> None:
    (recipe,) = re.findall(r"^check:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    tools = set(re.findall(r"\$\(VENV\)/([\w-]+)", recipe)) - {"pytest", "python"}
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert tools
    assert {tool for tool in tools if f".venv/bin/{tool} " not in hooks and f".venv/bin/{tool}\n" not in hooks} == set()
    assert "entry: make check\n" in hooks


def test_the_exercise_and_the_routine_in_the_manual_can_be_used(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "manual" / "own-exercises.md").read_text("utf-8")
    exercise, routine = re.findall(r"^```toml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    for name, content in (("exercises/chair-twist.toml", exercise), ("routines/lunch-break.toml", routine)):
        file = tmp_path / name
        file.parent.mkdir()
        file.write_text(content, "utf-8")
    catalog = read_catalog(ROOT / "assets", tmp_path)
    assert catalog.problems == ()
    assert [item.exercise for item in catalog.routine("lunch-break").items] == ["chair-twist", "standing-side-bend"]


def test_the_keys_in_the_manual_are_those_of_the_window() -> None:
    source = (ROOT / "backcoach" / "ui" / "shortcuts.py").read_text("utf-8")
    bound = re.findall(r'Shortcut\(\s*"[^"]+", \((?:"[^"]+", ?)*"([^"]+)",?\)', source)
    shown = {"Right": "→", "Left": "←"}
    page = (ROOT / "docs" / "manual" / "keyboard.md").read_text("utf-8")
    assert len(bound) > 20
    assert [key for key in bound if not re.search(rf"(?<!\w){re.escape(shown.get(key, key))}(?!\w)", page)] == []


def test_what_the_manual_puts_in_italics_is_what_the_window_says() -> None:
    sources = [*(ROOT / "backcoach").rglob("*.py"), ROOT / "assets" / "safety.toml"]
    said = "\n".join(re.sub(r'"\s*\n\s*f?"', "", source.read_text("utf-8")) for source in sources)
    unsaid = []
    for page in sorted((ROOT / "docs" / "manual").glob("*.md")):
        for words in re.findall(r"(?<!\*)\*([^*\n]+(?:\n[^*\n]+)?)\*(?!\*)", text_of(page)):
            label = re.sub(r"\s+", " ", words)
            if label not in said and label.removesuffix("…").split("…")[0].strip(" “") not in said:
                unsaid.append(f"{page.name}: {label}")
    assert unsaid == []
