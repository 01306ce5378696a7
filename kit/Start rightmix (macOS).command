#!/bin/sh
# Starts the kit with a double-click; the first time right-click and choose Open.
cd "$(dirname "$0")" || exit 2
for python in python3.13 python3.12 python3.11 python3; do
    if "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
        exec "$python" kit/start.py "$@"
    fi
done
echo "This kit needs Python 3.11, 3.12 or 3.13. Install one from python.org, then start again."
exit 2
