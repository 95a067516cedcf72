#!/bin/sh
# For the unpacked archive: puts BackCoach into the menu of whoever runs this, or takes it out again with --remove.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
id=org.backcoach.BackCoach
entry=$share/applications/$id.desktop
if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$share/icons/hicolor/scalable/apps/$id.svg" "$share/mime/packages/$id.xml"
    echo "BackCoach is out of the menu. What you recorded stays in $share/backcoach; the program is in $here."
    exit 0
fi
mkdir -p "$share/applications" "$share/icons/hicolor/scalable/apps" "$share/mime/packages"
sed "s|^Exec=backcoach|Exec=\"$here/backcoach\"|" "$here/share/applications/$id.desktop" >"$entry"
cp "$here/share/icons/hicolor/scalable/apps/$id.svg" "$share/icons/hicolor/scalable/apps/$id.svg"
cp "$here/share/mime/packages/$id.xml" "$share/mime/packages/$id.xml"
! command -v update-desktop-database >/dev/null || update-desktop-database "$share/applications" 2>/dev/null || true
! command -v update-mime-database >/dev/null || update-mime-database "$share/mime" 2>/dev/null || true
echo "BackCoach is in the menu, and runs from $here; run this again when you have moved it."
