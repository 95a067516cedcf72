#!/bin/sh
# After removal. Debian says "remove" or "purge", rpm the number of versions that remain, Arch nothing.
set -e
case "${1:-remove}" in
remove | 0 | purge | "")
    cat <<'TEXT'
BackCoach is removed. What was recorded with it stays, in each person's home folder:
    .local/share/backcoach     the journal, its backups, settings, own exercises
    .config/backcoach-folder.txt     where another folder was chosen
Whoever wants to delete it as well deletes these; .cache/backcoach may go at any time.
TEXT
    ;;
esac
exit 0
