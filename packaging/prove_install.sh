#!/bin/sh
# Proves a Debian package by installing and using it, in a new, minimal Debian under FOLDER, which needs no Python.
# Usage (as root, with debootstrap and zip): packaging/prove_install.sh FOLDER SUITE DEB [DEB OF THE VERSION BEFORE]
# What the window looked like is left in FOLDER/pictures. DEBOOTSTRAP holds further options of debootstrap; Ubuntu needs
# DEBOOTSTRAP="--components=main,universe", and its keyring or --no-check-gpg.
set -eu
root=$1 suite=$2 deb=$3 before=${4:-}
here=$(cd "$(dirname "$0")" && pwd)

# A person has no network here, which also keeps two roots with the same display apart.
inside() {
    unshare ${net:-} --mount --pid --fork --mount-proc="$root/proc" \
        chroot "$root" /usr/bin/env -i HOME=/root DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"
}
person() {
    net=--net inside su --login someone -c "$*"
}

[ -d "$root/usr" ] || debootstrap --variant=minbase ${DEBOOTSTRAP:-} --include=ca-certificates "$suite" "$root" >/dev/null
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
echo 'Acquire::Check-Valid-Until "false"; Acquire::Check-Date "false";' >"$root/etc/apt/apt.conf.d/99clock"
mkdir -p "$root/pictures" "$root/packages/nothing"
cp "$deb" "$root/packages/backcoach.deb"
[ -z "$before" ] || cp "$before" "$root/packages/before.deb"
cp "$here/prove_inside.sh" "$root/packages/"
shared=$(mktemp -d)
printf '{"format": 1, "routine": "list"}' >"$shared/backcoach.json"
sed 's/^name = .*/name = "My list"/' "$here/../assets/routines/small-start.toml" >"$shared/routine.toml"
(cd "$shared" && rm -f "$root/packages/list.backcoach" && zip -q -X "$root/packages/list.backcoach" backcoach.json routine.toml)
rm -r "$shared"
id=$(inside id -u someone 2>/dev/null || true)
[ -n "$id" ] || inside useradd --create-home --skel /packages/nothing --shell /bin/sh someone
chmod 777 "$root/pictures" "$root/tmp"
# Devices of the usual kind; a root made here has only files where they should be.
for device in null zero random urandom; do [ -c "$root/dev/$device" ] || cp -a "/dev/$device" "$root/dev/"; done
mkdir -p "$root/dev/shm" "$root/dev/pts"
chmod 1777 "$root/dev/shm"

echo "== $suite: what the window is looked at with"
inside apt-get update -qq
# A desktop has these; Recommends are left out here to see later what the package itself brings.
inside apt-get install -qq -y --no-install-recommends xvfb xdotool openbox dbus dbus-user-session libglib2.0-bin \
    shared-mime-info desktop-file-utils \
    pulseaudio pulseaudio-utils poppler-utils procps >/tmp/apt.log 2>&1
first=${before:+before}
echo "== installing $(basename "${before:-$deb}") with what it depends on and recommends"
inside sh -c "apt-get install -y /packages/${first:-backcoach}.deb >/tmp/apt.log 2>&1 || { tail -20 /tmp/apt.log; exit 1; }"
inside dpkg-query -W -f '${Package} ${Version} ${Installed-Size} kB\n' backcoach espeak-ng
echo "== first start, a session, a sheet, a restart: from the desktop entry, with an empty home"
person sh /packages/prove_inside.sh first
if [ -n "$before" ]; then
    echo "== upgrading"
    inside sh -c "apt-get install -y /packages/backcoach.deb >/tmp/apt.log 2>&1 || { tail -20 /tmp/apt.log; exit 1; }"
    inside dpkg-query -W -f '${Package} ${Version}\n' backcoach
fi
person sh /packages/prove_inside.sh again
echo "== removing"
inside apt-get remove -y backcoach | sed -n '/BackCoach is removed/,$p'
inside sh -c 'ls -d /usr/lib/backcoach /usr/bin/backcoach 2>/dev/null && exit 1 || echo "no file of the program is left"'
person ls -la .local/share/backcoach
