#!/bin/sh
# Inside the root, as an ordinary person: starts the desktop entry under Xvfb and uses the window by keys.
set -eu
stage=$1
export LANG=C.UTF-8
# The server's own frame buffer: `xwd -root` reads some dialogs as black that are on the screen.
shot() { cp /tmp/run-someone/Xvfb_screen0 "/pictures/$stage-$1.xwd"; }
key() { for one in "$@"; do xdotool key --clearmodifiers "$one"; sleep 1.5; done; }
window() { xdotool search --onlyvisible --class backcoach 2>/dev/null | head -1; }
wait_for_window() {
    for _ in $(seq 600); do [ -z "$(window)" ] || return 0; sleep 0.1; done
    echo "no window came up" >&2
    shot none
    exit 1
}
launch() {
    gio launch /usr/share/applications/org.backcoach.BackCoach.desktop
    wait_for_window
    sleep 10
    xdotool windowactivate "$(window)" windowfocus "$(window)" || true
    sleep 1
}
running() { ps -C backcoach -o stat= | grep -qv Z; }  # nobody here collects what has ended
shut() {
    key alt+F4
    for _ in $(seq 400); do running || return 0; sleep 0.1; done
    echo "the program did not end" >&2
    exit 1
}
loudness() { od -An -v -t d2 "$1" | tr -s ' ' '\n' | awk '{ v = $1 < 0 ? -$1 : $1; if (v > top) top = v } END { print top + 0 }'; }

if [ -z "${INSIDE:-}" ]; then
    rm -f /tmp/.X7-lock
    mkdir -p /tmp/run-someone && chmod 700 /tmp/run-someone
    Xvfb :7 -screen 0 1366x768x24 -fbdir /tmp/run-someone >/dev/null 2>&1 &
    x=$!
    sleep 2
    [ "$stage" != first ] || echo "the home folder at first: $(find "$HOME" -mindepth 1 -printf '%P ')"
    status=0
    INSIDE=1 DISPLAY=:7 XDG_RUNTIME_DIR=/tmp/run-someone dbus-run-session -- sh "$0" "$stage" || status=$?
    kill $x
    exit $status
fi
openbox >/dev/null 2>&1 &
pulseaudio --daemonize=no --exit-idle-time=-1 -n -L "module-null-sink sink_name=nowhere" -L module-native-protocol-unix >/dev/null 2>&1 &
sound=$!
sleep 2

if [ "$stage" = first ]; then
    launch
    shot welcome
    key Return Return Return Return  # the safety page is read to its end, which Enter alone does not confirm
    shot safety
    key shift+Tab Return Return
    shot rest
    timeout 30 parec -d nowhere.monitor --format=s16le --rate=8000 --channels=1 --raw >/tmp/heard.raw &
    heard=$!
    key space
    shot steps
    key Escape  # the steps, which are read before a new exercise
    sleep 15
    shot session
    key s
    shot stopping
    key Return Return
    shot stopped
    key 4 Return
    shot closing
    key Return
    wait $heard || true
    echo "the loudest sample of 32767 that was heard in the session: $(loudness /tmp/heard.raw)"
    shut
    backcoach log 4
    backcoach sheet seven-actions -o "$HOME/sheet.pdf"
    pdffonts "$HOME/sheet.pdf"
fi
launch
shot history
shut
if [ "$stage" = again ]; then
    echo "long walks help" >"$HOME/words"
    backcoach export -o "$HOME/week 1.backcoach" --passphrase-file "$HOME/words"
    echo "by a double click: $(gio info -a standard::content-type "$HOME/week 1.backcoach" | grep content-type)"
    gio open "$HOME/week 1.backcoach"
    wait_for_window
    sleep 10
    shot opened
    xdotool search --name "Your data" >/dev/null || { echo "the file was not shown" >&2; exit 1; }
    key Escape
    gio open "$HOME/week 1.backcoach"  # while the window is open
    sleep 5
    shot opened-again
    xdotool search --name "Your data" >/dev/null || { echo "the open window did not show the file" >&2; exit 1; }
    key Escape
    shut
    gio open /packages/list.backcoach
    wait_for_window
    sleep 10
    shot shared
    key Return
    [ -s "$HOME/.local/share/backcoach/routines/list.toml" ] || { echo "the shared routine was not taken in" >&2; exit 1; }
    shut
fi
backcoach export -o "$HOME/$stage.json"
echo "sessions in the journal: $(grep -o '"routine"' "$HOME/$stage.json" | wc -l); scores: $(grep -o '"value"' "$HOME/$stage.json" | wc -l)"
echo "files in the home folder:"
find "$HOME" -type f -printf '%P\n' | sort | sed 's/^/    /' | grep -v '\.config/pulse\|\.cache/\(fontconfig\|mesa\)' | head -40
echo "files of this person elsewhere, beside X's and this script's own:"
find / -xdev \( -path "$HOME" -o -path /proc -o -path /pictures -o -path /tmp/run-someone \) -prune -o -user "$(id -un)" \
    ! -path '/tmp/.X*' ! -path '/tmp/dbus-*' ! -path '/tmp/pulse-*' ! -path /tmp/heard.raw -print 2>/dev/null | sed 's/^/    /'
echo "faults that were noted: $(cat "$HOME/.local/share/backcoach/faults.log" 2>/dev/null || echo none)"
kill $sound
