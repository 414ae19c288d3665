#!/usr/bin/env bash
# The virtual environment and what is in it. A missing part of the system is named with the line that installs it.
set -euo pipefail
python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null; then
  echo "Python 3.11 or newer is missing. Install it: sudo apt install python3 python3-venv" >&2
  exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "$("$python" --version) is too old, Kikao needs 3.11 or newer. Name another one: make PYTHON=python3.12 …" >&2
  exit 1
fi
if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "Python's venv is missing. Install it: sudo apt install python3-venv" >&2
    exit 1
  fi
  echo "setup: virtual environment"
  "$python" -m venv .venv
fi
echo "setup: Python packages (a minute the first time)"
pip() { .venv/bin/python -m pip --disable-pip-version-check -qq "$@"; }
pip install --require-hashes -r requirements-dev.lock
pip install --no-deps --no-build-isolation --editable .
