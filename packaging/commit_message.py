"""Judges a commit message: a subject of up to 72 characters, an empty line, and a body that says why.

Usage: python packaging/commit_message.py FILE, as git's commit-msg hook does. Standard library only.
"""

import sys
from pathlib import Path

LONGEST = 72
MADE_BY_GIT = ("Merge ", "Revert ", "fixup! ", "squash! ", "amend! ")
"""How the subjects begin that git writes itself."""


def complaint(message: str) -> str:
    """What to change, in one sentence; empty if the message is fine or git wrote its subject."""
    lines = [line.rstrip() for line in message.splitlines() if not line.startswith("#")]
    subject, *rest = "\n".join(lines).strip().splitlines() or [""]
    if subject.startswith(MADE_BY_GIT):
        return ""
    if not subject:
        return "The message is empty: say what the commit changes."
    if len(subject) > LONGEST:
        return f"The subject has {len(subject)} characters: shorten it to {LONGEST} and say the rest in the body."
    if not any(rest):
        return "The body is missing: leave a line empty below the subject and say why the change is made."
    if rest[0]:
        return "The second line is not empty: leave a line between subject and body."
    return ""


def main(file: Path) -> int:
    """Exit status: 0 for a good message, 1 after the sentence."""
    # git cuts the message here when it shows the changes below it (commit --verbose)
    message = file.read_text("utf-8").partition("\n# ------------------------ >8 ------------------------")[0]
    if said := complaint(message):
        print(said, file=sys.stderr)
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
