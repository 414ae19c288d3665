#!/usr/bin/env bash
# Chromium for the journeys. Without one they are skipped, except in CI, which may skip nothing.
set -euo pipefail

for name in chromium-headless-shell chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null && exit 0
done

if [ "$(id -u)" = 0 ] && grep -q '^ID=debian' /etc/os-release; then
  echo "setup: Chromium"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null
  exit 0
fi

echo "No Chromium, so the journeys are SKIPPED. Install it: sudo apt install chromium-headless-shell (Ubuntu: sudo snap install chromium)"
[ "${CI:-}" != true ]
