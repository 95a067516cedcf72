#!/bin/sh
# Proves the window under Wayland: sway without a screen, a picture, F11, and the clipboard.
# Usage (sway, grim, wtype and wl-clipboard installed): packaging/prove_wayland.sh PICTURES PROGRAM [ARGUMENT …]
# With SCALE=1.5 at 150 %.
set -eu
pictures=$1
shift
mkdir -p "$pictures"
if [ -z "${INSIDE:-}" ]; then
    home=$(mktemp -d)
    mkdir -m 700 "$home/run"
    status=0
    INSIDE=1 HOME=$home XDG_RUNTIME_DIR=$home/run dbus-run-session -- sh "$0" "$pictures" "$@" || status=$?
    rm -rf "$home"
    exit $status
fi
unset DISPLAY
export WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman LIBSEAT_BACKEND=noop
export XDG_CONFIG_HOME="$HOME/.config" XDG_DATA_HOME="$HOME/.local/share" XDG_CACHE_HOME="$HOME/.cache"
cat >"$HOME/sway" <<TEXT
output HEADLESS-1 resolution 1920x1080 scale ${SCALE:-1}
default_border none
TEXT
sway --unsupported-gpu --config "$HOME/sway" >"$HOME/sway.log" 2>&1 &
sway=$!
for _ in $(seq 100); do ls "$XDG_RUNTIME_DIR"/sway-ipc.*.sock >/dev/null 2>&1 && break; sleep 0.2; done
sleep 1
WAYLAND_DISPLAY=$(basename "$(ls "$XDG_RUNTIME_DIR"/wayland-? | head -1)")
SWAYSOCK=$(ls "$XDG_RUNTIME_DIR"/sway-ipc.*.sock)
export WAYLAND_DISPLAY SWAYSOCK QT_QPA_PLATFORM=wayland

"$@" >"$HOME/program.log" 2>&1 &
program=$!
tree() { swaymsg -t get_tree; }
for _ in $(seq 300); do tree | grep -q '"app_id": "org.backcoach.BackCoach"' && break; sleep 0.2; done
tree | grep '"app_id"' | sort -u
sleep 20
for _ in 1 2 3 4 5 6; do wtype -k Return; sleep 1.5; done
sleep 3
grim "$pictures/wayland-scale-${SCALE:-1}.png"
tree | tr -d '\n ' | grep -o '"rect":{[^}]*}[^{]*"deco_rect":{[^}]*},"window_rect":{[^}]*},"geometry":{[^}]*},"name":"BackCoach"' | head -1
echo "a note that was copied elsewhere" | wl-copy
wtype -k c
sleep 2
grim "$pictures/wayland-check-in.png"
wtype -k Escape
sleep 1
wtype -M ctrl -k f -m ctrl
sleep 2
wtype -M ctrl -k v -m ctrl
sleep 2
grim "$pictures/wayland-pasted.png"
wtype -M ctrl -k a -m ctrl
wtype -M ctrl -k x -m ctrl
sleep 1
echo "cut in BackCoach, pasted elsewhere: $(wl-paste 2>/dev/null)"
wtype -k Escape
sleep 0.5
wtype -k Escape
wtype -k F11
sleep 3
grim "$pictures/wayland-F11.png"
echo "full screen: $(tree | grep -c '"fullscreen_mode": 1')"
wtype -k F11
sleep 1
echo "lines that Qt and the program wrote: $(wc -l <"$HOME/program.log")"
cat "$XDG_DATA_HOME/backcoach/faults.log" 2>/dev/null || echo "no fault was noted"
kill $program
wait $program 2>/dev/null || true
kill $sway
