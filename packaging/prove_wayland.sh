#!/bin/sh
# Proves the window under Wayland: sway without a screen, a picture, F11, the clipboard, a dropped file.
# Usage (sway, grim, wtype and wl-clipboard installed): packaging/prove_wayland.sh PICTURES PROGRAM [ARGUMENT …]
# With SCALE=1.5 at 150 %; with SLOW=3 every wait is three times as long. Not as root: sway refuses.
# PYTHON is one that has PySide6, for the window that a file is dragged from; without it nothing is dragged.
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
trap 'kill $program $sway 2>/dev/null || true' EXIT
program=
sway --unsupported-gpu --config "$HOME/sway" >"$HOME/sway.log" 2>&1 &
sway=$!
for _ in $(seq 100); do ls "$XDG_RUNTIME_DIR"/sway-ipc.*.sock >/dev/null 2>&1 && break; sleep 0.2; done
sleep 1
WAYLAND_DISPLAY=$(basename "$(ls "$XDG_RUNTIME_DIR"/wayland-? | head -1)")
SWAYSOCK=$(ls "$XDG_RUNTIME_DIR"/sway-ipc.*.sock)
export WAYLAND_DISPLAY SWAYSOCK QT_QPA_PLATFORM=wayland
slow=${SLOW:-1}

"$@" >"$HOME/program.log" 2>&1 &
program=$!
tree() { swaymsg -t get_tree; }
# A keyboard that goes before the window has its layout takes its keys along.
keys() { wtype -s $((300 * slow)) "$@" -s $((300 * slow)); sleep $slow; }
full_screen() { tree | tr -d '\n ' | grep -o '"fullscreen_mode":[01][^{}]*"app_id":"org.backcoach.BackCoach"' | cut -d: -f2 | cut -c1; }
for _ in $(seq 300); do tree | grep -q '"app_id": "org.backcoach.BackCoach"' && break; sleep 0.2; done
tree | grep '"app_id"' | sort -u
sleep $((20 * slow))
for _ in 1 2 3 4; do keys -k Return; sleep $slow; done  # the welcome, and the safety page to its end
keys -M shift -k Tab -m shift
for _ in 1 2; do keys -k Return; sleep $slow; done
sleep $((3 * slow))
grim "$pictures/wayland-scale-${SCALE:-1}.png"
tree | tr -d '\n ' | grep -o '"rect":{[^}]*}[^{]*"deco_rect":{[^}]*},"window_rect":{[^}]*},"geometry":{[^}]*},"name":"BackCoach"' | head -1
keys -k space
sleep $((3 * slow))
keys -k Escape  # the steps, which are read before a new exercise
sleep $((9 * slow))
keys -k F11
sleep $((3 * slow))
grim "$pictures/wayland-F11.png"
echo "full screen (1 is yes): $(full_screen)"
keys -k F11
sleep $slow
keys -k s
for key in Return Return 4 Return Return; do keys -k $key; sleep $slow; done  # why, keep it, the score, the closing page
sleep $((2 * slow))
keys -k c
sleep $((2 * slow))
grim "$pictures/wayland-check-in.png"
keys -k Escape
sleep $slow
# After the dialog: sway 1.7 does not offer the window again what was copied before it, and nothing would be pasted.
echo "a note that was copied elsewhere" | wl-copy
keys -M ctrl -k f -m ctrl
sleep $((2 * slow))
keys -M ctrl -k v -m ctrl
sleep $((2 * slow))
grim "$pictures/wayland-pasted.png"
echo "something else" | wl-copy
keys -M ctrl -k a -m ctrl
keys -M ctrl -k x -m ctrl
sleep $slow
echo "cut in BackCoach, pasted elsewhere: $(wl-paste 2>/dev/null)"
keys -k Escape
sleep $slow
keys -k Escape
if [ -n "${PYTHON:-}" ]; then
    printf 'day,score\n2024-03-01,4\n2024-03-02,5\n' >"$HOME/my diary.csv"
    "$PYTHON" -c "import prove_drop; exec(prove_drop.SOURCE)" "$HOME/my diary.csv" >"$HOME/taken" 2>&1 &
    source=$!
    for _ in $(seq 300); do tree | grep -q '"name": "source"' && break; sleep 0.2; done
    swaymsg -q '[title="^source$"] floating enable, move absolute position 20 20'
    sleep $slow
    at() { swaymsg -q seat seat0 cursor set "$1" "$2"; sleep 0.1; }
    at 60 60
    swaymsg -q seat seat0 cursor press button1
    for place in $(seq 60 25 600); do at "$place" "$((place / 2 + 60))"; done
    sleep $slow
    swaymsg -q seat seat0 cursor release button1
    sleep $((6 * slow))
    grim "$pictures/wayland-dropped.png"
    echo "dropped: $(cat "$HOME/taken"); windows: $(tree | grep '"name"' | sort -u | tr -d '\n')"
    kill $source || true
fi
echo "lines that Qt and the program wrote: $(wc -l <"$HOME/program.log")"
cat "$XDG_DATA_HOME/backcoach/faults.log" 2>/dev/null || echo "no fault was noted"
kill $program
wait $program 2>/dev/null || true
