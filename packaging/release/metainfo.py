"""Makes the AppStream file, by which software centres show a program."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from backcoach.words import N_, Words
from release.changes import Release
from release.languages import say
from release.project import APP_ID, MEDIA_TYPE, Project

SUMMARY = N_("Exercise timer, pacer and diary for a sore back")
WHAT_IT_IS = N_(
    "BackCoach is for adults who have chosen to keep moving with a sore lower back. It shows every movement, counts "
    "and breathes with you, on the screen and by ear, and keeps what you felt in a file that nobody else sees."
)
WHAT_IT_IS_NOT = N_(
    "It gives general information. It does not diagnose or treat any condition and does not replace a doctor or "
    "physiotherapist; its first page says when to get help instead."
)
POINTS = (
    N_("Exercises and routines with steps, dose, cautions and sources; your own beside them"),
    N_("A figure that shows each movement in step with the count"),
    N_("A breath that can be heard, signs for each movement and a voice, for closed eyes"),
    N_("Pain scores before and after, charted; a page for your doctor, a sheet for the wall"),
    N_("No account, no network: everything stays on your computer"),
)
PICTURES = (
    ("docs/pictures/window.png", N_("The window during a session")),
    ("docs/pictures/follow-along.png", N_("Following along from the floor")),
    ("docs/pictures/overview.png", N_("Exercises, routine and history")),
)


def make(project: Project, releases: list[Release], languages: dict[str, Words] | None = None) -> str:
    """The file's text, in English and the other languages."""
    said = languages or {}
    root = Element("component", type="desktop-application")
    for name, text in (
        ("id", APP_ID),
        ("metadata_license", "CC0-1.0"),
        ("project_license", "MIT AND LGPL-3.0-only AND OFL-1.1 AND Apache-2.0"),
        ("name", "BackCoach"),
    ):
        SubElement(root, name).text = text
    say(root, "summary", SUMMARY, said)
    _describe(root, said)
    _point(root, project, said)
    SubElement(root, "content_rating", type="oars-1.1")
    _tell_releases(root, releases)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _describe(root: Element, languages: dict[str, Words]) -> None:
    developer = SubElement(root, "developer", id="org.backcoach")
    SubElement(developer, "name").text = "The BackCoach authors"
    description = SubElement(root, "description")
    for text in (WHAT_IT_IS, WHAT_IT_IS_NOT):
        say(description, "p", text, languages)
    points = SubElement(description, "ul")
    for text in POINTS:
        say(points, "li", text, languages)


def _point(root: Element, project: Project, languages: dict[str, Words]) -> None:
    SubElement(root, "launchable", type="desktop-id").text = f"{APP_ID}.desktop"
    provides = SubElement(root, "provides")
    SubElement(provides, "binary").text = "backcoach"
    SubElement(provides, "mediatype").text = MEDIA_TYPE
    for kind, address in (("homepage", project.homepage), ("bugtracker", project.issues)):
        if address:
            SubElement(root, "url", type=kind).text = address
    if project.raw_files:
        pictures = SubElement(root, "screenshots")
        for place, (path, caption) in enumerate(PICTURES):
            picture = SubElement(pictures, "screenshot", {} if place else {"type": "default"})
            say(picture, "caption", caption, languages)
            SubElement(picture, "image").text = project.raw_files + path
    requires = SubElement(root, "requires")
    SubElement(requires, "display_length", compare="ge").text = "768"
    supports = SubElement(root, "supports")
    for control in ("pointing", "keyboard"):
        SubElement(supports, "control").text = control


def _tell_releases(root: Element, releases: list[Release]) -> None:
    told = SubElement(root, "releases")
    for release in releases:
        one = SubElement(told, "release", version=release.version, date=release.date)
        changes = SubElement(SubElement(one, "description"), "ul")
        for change in release.changes:
            SubElement(changes, "li").text = change
