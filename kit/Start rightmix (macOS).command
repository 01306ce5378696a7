#!/bin/sh
# Starts the kit with a double-click. If macOS does not allow it, see READ ME FIRST.
here=$(cd "$(dirname "$0")" && pwd)
suits='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
for place in /usr/local/bin /opt/*/bin; do PATH=$PATH:$place; done  # where installers put a Python
if [ ! -f "$here/kit/start.py" ]; then
    echo "The folder kit is missing here. Unpack the downloaded file whole, then start again."
    exit 2
fi
for python in python3.13 python3.12 python3.11 python3; do
    # Apple's own python3 is too old, and where it is not there a window offers tools for programmers instead.
    [ "$(command -v "$python")" = /usr/bin/python3 ] && continue
    if "$python" -c "$suits" >/dev/null 2>&1 </dev/null; then
        exec "$python" "$here/kit/start.py" "$@"
    fi
done
echo "This kit needs Python 3.11, 3.12 or 3.13."
echo "What to do: install one of these from python.org (your IT desk may do it for you), then start again."
exit 2
