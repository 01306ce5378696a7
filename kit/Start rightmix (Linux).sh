#!/bin/sh
# Starts the kit: right-click, Run as a Program; or in a terminal: sh "Start rightmix (Linux).sh"
here=$(cd "$(dirname "$0")" && pwd)
suits='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
status=2
trap : INT # Ctrl-C is for the kit; it ends in order, and then this does
if [ ! -f "$here/kit/start.py" ]; then
    echo "The folder kit is missing here. Unpack the downloaded file whole, then start again."
else
    for python in python3.13 python3.12 python3.11 python3 none; do
        [ "$python" = none ] && break
        "$python" -c "$suits" >/dev/null 2>&1 </dev/null && break
    done
    if [ "$python" = none ]; then
        echo "This kit needs Python 3.11, 3.12 or 3.13."
        echo "What to do: install one of these (on Debian and Ubuntu: sudo apt install python3 python3-venv), then start again."
    else
        "$python" "$here/kit/start.py" "$@"
        status=$?
    fi
fi
if [ "$status" -ne 0 ] && [ -t 0 ]; then
    printf "Press Enter to close this window. "
    read -r _
fi
exit "$status"
