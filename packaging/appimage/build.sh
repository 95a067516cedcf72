#!/bin/sh
# After `make packages`: lays out an AppDir from the same bundle and, where appimagetool is there, makes the AppImage.
# Usage: packaging/appimage/build.sh VERSION
set -eu
version=$1
app=build/BackCoach.AppDir
id=org.backcoach.BackCoach
rm -rf "$app"
mkdir -p "$app/usr/lib" dist
cp -r build/tree/backcoach "$app/usr/lib/backcoach"
cp -r build/tree/share "$app/usr/share"
cp "build/tree/share/applications/$id.desktop" "build/tree/share/icons/hicolor/scalable/apps/$id.svg" "$app/"
ln -s "$id.svg" "$app/.DirIcon"
cp packaging/appimage/AppRun "$app/AppRun"
chmod +x "$app/AppRun"
if command -v appimagetool >/dev/null; then
    ARCH=x86_64 appimagetool --comp zstd "$app" "dist/BackCoach-$version-x86_64.AppImage"
else
    echo "$app is laid out; appimagetool is not here, so no AppImage was made of it."
fi
