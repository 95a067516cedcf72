#!/bin/sh
# On a Mac: the application that PyInstaller made, in a disk image to drag it out of. Not signed and not notarised: for
# that, set SIGN to the name of a certificate. Usage: packaging/macos/dmg.sh VERSION
set -eu
version=$1
app=build/tree/BackCoach.app
printf mac >"$app/Contents/Resources/backcoach/installed-by"
codesign --force --deep --options runtime --sign "${SIGN:--}" "$app"
folder=$(mktemp -d)
cp -R "$app" "$folder/"
ln -s /Applications "$folder/Applications"
mkdir -p dist
hdiutil create -volname BackCoach -srcfolder "$folder" -format UDZO -ov "dist/BackCoach-$version-$(uname -m).dmg"
rm -r "$folder"
