#!/usr/bin/env bash
# WebKit for its journey. Without it that journey is skipped, except in CI, which may skip nothing.
set -euo pipefail

command -v WebKitWebDriver >/dev/null && command -v xvfb-run >/dev/null && command -v dbus-run-session >/dev/null && exit 0

if [ "$(id -u)" = 0 ] && grep -q '^ID=debian' /etc/os-release; then
  echo "setup: WebKit"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends webkit2gtk-driver xvfb xauth dbus-x11 >/dev/null
  exit 0
fi

echo "No WebKit, so its journey is SKIPPED. Install it: sudo apt install webkit2gtk-driver xvfb dbus-x11"
[ "${CI:-}" != true ]
