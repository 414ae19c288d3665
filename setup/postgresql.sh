#!/usr/bin/env bash
# Says when no PostgreSQL answers: the tests then run on SQLite alone, except in CI, which may skip nothing.
set -euo pipefail

if [ -n "${KIKAO_TEST_POSTGRES:-}" ] || (: </dev/tcp/127.0.0.1/5432) 2>/dev/null; then
  exit 0
fi

echo "No PostgreSQL on 127.0.0.1:5432 and no KIKAO_TEST_POSTGRES: its half of the tests is SKIPPED."
[ "${CI:-}" != true ]
