// Bundles every tests/browser/**/*.test.ts(x) and runs them with Node's own test runner, from the repository's root.
//   node tests/browser/run.mjs [part of a file name]
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const { build } = createRequire(join(root, "browser/package.json"))("esbuild");
const wanted = process.argv[2] ?? "";
const tests = readdirSync(here, { recursive: true }).filter(
  (file) => /\.test\.tsx?$/.test(file) && file.includes(wanted),
);

// Inside node_modules, so that packages left out of the bundle are still found from there.
const out = mkdtempSync(join(root, "browser/node_modules/.kikao-tests-"));
process.on("exit", () => rmSync(out, { recursive: true, force: true }));

await build({
  entryPoints: tests.map((file) => join(here, file)),
  outdir: out,
  outbase: here,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: "inline",
  jsx: "automatic",
  jsxImportSource: "preact",
  packages: "external",
  tsconfigRaw: {},
  logLevel: "warning",
});

const bundled = readdirSync(out, { recursive: true }).filter((file) => file.endsWith(".test.mjs"));
const { status } = spawnSync(
  process.execPath,
  ["--enable-source-maps", "--test", "--test-reporter=spec", ...bundled.map((file) => join(out, file))],
  { cwd: root, stdio: "inherit" },
);
process.exitCode = status ?? 1;
