#!/usr/bin/env bash
# strace for the power-cut test. Without it that test is skipped, except in CI, which may skip nothing.
set -euo pipefail

command -v strace >/dev/null && exit 0

if [ "$(id -u)" = 0 ] && grep -q '^ID=debian' /etc/os-release; then
  echo "setup: strace"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends strace >/dev/null
  exit 0
fi

echo "No strace, so the power-cut test is SKIPPED. Install it: sudo apt install strace"
[ "${CI:-}" != true ]
