"""`make messages`: collects every message, and brings the catalogues in assets/words/ up to date with them.

Messages come from calls in the code (gettext, ngettext, pgettext, npgettext, N_, Problem and its kinds), from the texts
of shipped data files, and from the desktop entry and its description. Needs Babel, which the program itself does not.
"""

import ast
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from backcoach import __version__
from backcoach.words.file_texts import changed

ROOT = Path(__file__).parent.parent
CODE, ASSETS = ROOT / "backcoach", ROOT / "assets"
CATALOGUES = ASSETS / "words"
CALLS = {
    "gettext": ("id",),
    "ngettext": ("id", "plural"),
    "pgettext": ("context", "id"),
    "npgettext": ("context", "id", "plural"),
    "N_": ("id",),
    "Message": ("id",),
    "in_context": ("context", "id"),
    "plural": ("id", "plural"),
}
"""The calls that carry messages, and what their first arguments are; every kind of Problem is one as well."""
PACKAGING = (ROOT / "packaging/release/metainfo.py", ROOT / "packaging/release/texts.py")
"""What the packages say of the program outside of it."""
ENTRY = ROOT / "packaging/linux/org.backcoach.BackCoach.desktop"
FILES = ("exercises/*.toml", "routines/*.toml", "motions/*.toml", "cautions.toml", "safety.toml", "sheet.toml")


class Found:
    """One message: where it is, its text, and its context and plural, empty where it has none."""

    def __init__(self, place: str, line: int, context: str, id: str, plural: str = "") -> None:
        self.place, self.line, self.context, self.id, self.plural = place, line, context, id, plural


def messages() -> list[Found]:
    """Every message of the program."""
    return [*in_code(), *in_files(), *in_entry()]


def collected() -> Catalog:
    """Every message as a catalogue without translations."""
    catalog = Catalog(project="BackCoach", version=__version__, fuzzy=False)
    for one in messages():
        id = (one.id, one.plural) if one.plural else one.id
        catalog.add(id, locations=[(one.place, one.line)], context=one.context or None)
    return catalog


def in_code() -> Iterator[Found]:
    """The messages in the calls of the code."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in (*sorted(CODE.rglob("*.py")), *PACKAGING)}
    kinds = problem_kinds(trees.values())
    for path, tree in trees.items():
        place = path.relative_to(ROOT).as_posix()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (names := carried(node, kinds)):
                parts = dict(
                    zip(
                        names,
                        (
                            one.value
                            for one in node.args
                            if isinstance(one, ast.Constant) and isinstance(one.value, str)
                        ),
                        strict=False,
                    )
                )
                if isinstance(parts.get("id"), str):
                    yield Found(place, node.lineno, parts.get("context", ""), parts["id"], parts.get("plural", ""))


def carried(call: ast.Call, kinds: frozenset[str]) -> tuple[str, ...]:
    """What the first arguments of a call are, if it carries a message."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return ("id",) if name in kinds else CALLS.get(name, ())


def problem_kinds(trees: Iterable[ast.Module]) -> frozenset[str]:
    """The names of Problem and of all classes made from it that do not word their message themselves."""
    kinds, before = {"Problem"}, 0
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    while len(kinds) > before:
        before = len(kinds)
        kinds |= {one.name for one in classes if any(getattr(base, "id", "") in kinds for base in one.bases)}
    kinds -= {one.name for one in classes if one.name != "Problem" and _words_itself(one)}
    return frozenset(kinds)


def _words_itself(made: ast.ClassDef) -> bool:
    return any(isinstance(one, ast.FunctionDef) and one.name == "__init__" for one in made.body)


def in_entry() -> list[Found]:
    """The texts of the desktop entry."""
    from release.languages import CONTEXT, said

    return [Found(ENTRY.relative_to(ROOT).as_posix(), line, CONTEXT, text) for line, text in said(ENTRY)]


def in_files() -> list[Found]:
    """The texts of shipped data files, each with its place as its context."""
    found: list[Found] = []
    for path in sorted(path for pattern in FILES for path in ASSETS.glob(pattern)):
        name = path.relative_to(ASSETS).with_suffix("").as_posix()
        shown = path.relative_to(ROOT).as_posix()

        def keep(context: str, text: str, shown: str = shown) -> str:
            found.append(Found(shown, 0, context, text))
            return text

        changed(tomllib.loads(path.read_text(encoding="utf-8")), name, keep)
    return found


def updated(path: Path, template: Catalog) -> Catalog:
    """The catalogue of a language with every message of today; near matches are kept as fuzzy, lost ones dropped."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.stem)
    catalog.update(template, update_header_comment=False)
    catalog.obsolete.clear()
    return catalog


def add_flags(catalog: Catalog) -> None:
    """Say which messages have places; a per cent sign is only a sign."""
    for message in catalog:
        message.flags.discard("python-format")
        if message.id and "{" in str(message.id):
            message.flags.add("python-brace-format")


def written(catalog: Catalog) -> bytes:
    """The catalogue as a PO file; without line numbers and hours, so that it changes only where words do."""
    from io import BytesIO

    add_flags(catalog)
    target = BytesIO()
    write_po(target, catalog, width=100, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    lines = target.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(b'"POT-Creation-Date:'))


def main() -> int:
    """Bring every catalogue up to date; with --check only say which ones are not."""
    template, stale = collected(), []
    for path in sorted(CATALOGUES.glob("*.po")):
        catalog = updated(path, template)
        data = written(catalog)
        if untouched(data) != untouched(path.read_bytes()):
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_bytes(data)
        total, done = len(catalog), sum(bool(one.string) and not one.fuzzy for one in catalog if one.id)
        print(f"{path.name}: {done} of {total} messages translated")
    if stale and "--check" in sys.argv:
        print(f"Not up to date: {', '.join(stale)}; run `make messages`.")
    return 1 if stale and "--check" in sys.argv else 0


def untouched(data: bytes) -> bytes:
    """A catalogue without the lines that say when and by what it was written."""
    dated = (b'"POT-Creation-Date:', b'"Generated-By:', b'"Project-Id-Version:')
    return b"\n".join(line for line in data.splitlines() if not line.startswith(dated))


if __name__ == "__main__":
    raise SystemExit(main())
