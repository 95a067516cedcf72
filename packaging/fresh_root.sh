#!/bin/sh
# Proves that `make test` and `make run` need nothing but Python, make and git: in a new, minimal Debian under FOLDER.
# Usage (as root, with debootstrap installed): packaging/fresh_root.sh FOLDER [SUITE]
set -eu
root=$1
suite=${2:-bookworm}
here=$(cd "$(dirname "$0")/.." && pwd)

inside() {
    unshare --mount --pid --fork --mount-proc="$root/proc" \
        chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin PIP_CERT=/etc/ssl/certs/ca-certificates.crt \
        su "$1" -s /bin/sh -c "cd /src && $2"
}

[ ! -e "$root" ] || { echo "$root is there already: name a folder that is not." >&2; exit 1; }
debootstrap --variant=minbase --include=python3,make,git,ca-certificates "$suite" "$root" >/dev/null
# A machine that trusts a certificate of its own, or has a wrong clock, does so inside, too.
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
echo 'Acquire::Check-Valid-Until "false"; Acquire::Check-Date "false";' >"$root/etc/apt/apt.conf.d/99clock"

mkdir "$root/src"
files=$(mktemp)
git -C "$here" ls-files --cached --others --exclude-standard -z >"$files"
tar --directory "$here" --null --files-from "$files" --create --file - | tar --extract --directory "$root/src" --no-same-owner
rm "$files"

echo "== a person without root rights is told the command"
inside nobody "make run" 2>&1 | grep "sudo apt-get install"
echo "== root: the tests pass"
inside root "make test"
echo "== without a display there is one sentence, which names what works without one"
inside root "make run" 2>&1 | grep "backcoach sheet"
echo "== a sheet needs no display"
inside root ".venv/bin/backcoach sheet seven-actions -o /tmp/sheet.pdf"
head -c 5 "$root/tmp/sheet.pdf" | grep "%PDF-"
