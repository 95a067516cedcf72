"""Says how to get a newer version, by how this one was installed. BackCoach itself never looks for one."""

from PySide6.QtCore import QDate, QLocale

from backcoach.app.installation import Channel
from backcoach.words import N_, Words

_TEXTS: dict[Channel, str] = {
    "deb": N_("It was installed as a Debian package. Open the newer .deb file, or: sudo apt-get install ./FILE.deb"),
    "rpm": N_("It was installed as an RPM package. Open the newer .rpm file, or: sudo dnf install ./FILE.rpm"),
    "arch": N_("It was installed as an Arch package. With the newer file: sudo pacman -U FILE.pkg.tar.zst"),
    "archive": N_("It runs from an unpacked archive. Unpack the newer one beside it and run its add-to-menu.sh."),
    "windows": N_(
        "It was installed by its installer or unpacked. Run the newer installer, or unpack the newer archive."
    ),
    "mac": N_("It is an application of its own. Drag the newer one into Applications and replace this one."),
    "flatpak": N_("It was installed by Flatpak: flatpak update org.backcoach.BackCoach"),
    "appimage": N_("It is an AppImage. Put the newer file in its place and make it executable."),
    "pipx": N_("It was installed by pipx: pipx upgrade backcoach, or pipx install --force . in a newer checkout"),
    "pip": N_("It was installed by pip: pip install --upgrade . in a newer checkout"),
    "checkout": N_("It runs from a checkout of its source: git pull, and start it again."),
}


def how_to_renew(words: Words, channel: Channel) -> str:
    """One or two sentences: how it was installed, and how to get a newer version; the data stay."""
    return words.look_up(_TEXTS[channel])


def version_line(words: Words, version: str, date: str) -> str:
    """Version and date, the date in the user's way of writing it."""
    day = QLocale().toString(QDate.fromString(date, "yyyy-MM-dd"), QLocale.FormatType.LongFormat)
    return words.gettext("Version {version} of {day}", version=version, day=day)
