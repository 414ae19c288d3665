// Builds what the browser loads into server/static/ (git-ignored). Python reads manifest.json there, so no Node is
// needed at run time:
//   entries   name -> file there: shell.js (the tablet) and what it loads later, pages.js (server pages), app.css,
//             sheets.css (the paper pack), icons.svg, icon.svg and the PNG files made of it, worker.js
//   precache  files a tablet keeps to work without network
//   version   changes when any file does
// `npm run build -- --watch` builds again at every change.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { png } from "./icons.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "node_modules");
// Built aside and moved when whole: after a mistake the last good build is still there.
const out = join(packages, ".kikao-build");
const built = join(here, "../server/static");

const options = {
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "safari16.4", "chrome109"],
  define: { "process.env.NODE_ENV": '"production"' },
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".woff2": "file" },
  logLevel: "warning",
  outdir: out,
  metafile: true,
};
const hashed = { entryNames: "[name]-[hash]", chunkNames: "[name]-[hash]", assetNames: "[name]-[hash]" };

async function buildAll() {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const tablet = await build({ ...options, ...hashed, entryPoints: [join(here, "shell.tsx")], splitting: true });
  const pages = await build({
    ...options,
    ...hashed,
    entryPoints: [join(here, "pages.ts"), join(here, "styles/app.css"), join(here, "styles/sheets.css")],
  });
  // The worker's address may never change, so its name carries no hash.
  const worker = await build({ ...options, entryPoints: [join(here, "worker.ts")], format: "iife" });
  writeImports(tablet, pages, worker);
  writeLicences();
  writeManifest({
    ...entriesOf(tablet.metafile),
    ...entriesOf(pages.metafile),
    "icons.svg": writeHashed("icons.svg", sprite()),
    ...writeIcons(readFileSync(join(here, "icon.svg"), "utf8")),
    "worker.js": "worker.js",
  });
  rmSync(built, { recursive: true, force: true });
  renameSync(out, built);
}

/** Which file imports which, for the test of the rooms' order (tests/house/test_browser_imports.py). */
function writeImports(...bundles) {
  const inputs = Object.assign({}, ...bundles.map(({ metafile }) => metafile.inputs));
  const imports = Object.entries(inputs).map(([path, { imports }]) => [path, imports.map((one) => one.path)]);
  writeFileSync(join(packages, ".kikao-imports.json"), JSON.stringify(Object.fromEntries(imports), null, 1));
}

function entriesOf(metafile) {
  const entries = {};
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint) entries[basename(path).replace(/-[^-]+(\.\w+)$/, "$1")] = basename(path);
  }
  return entries;
}

/** One sprite of the icons named in icons.json: <svg><use href="/…/icons-<hash>.svg#star"/></svg>. */
function sprite() {
  const symbols = JSON.parse(readFileSync(join(here, "icons.json"), "utf8")).map((name) => {
    const drawing = readFileSync(join(packages, "lucide-static/icons", `${name}.svg`), "utf8").match(
      /<svg[^>]*>(.*)<\/svg>/s,
    )[1];
    return (
      `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"` +
      ` stroke-linecap="round" stroke-linejoin="round">${drawing.replace(/\s+/g, " ").trim()}</symbol>`
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

/** For the tab, for home screens, and for those that cut an icon into a shape of their own. */
function writeIcons(svg) {
  const drawn = {
    "icon-192.png": png(svg, 192),
    "icon-512.png": png(svg, 512),
    "icon-maskable.png": png(svg, 512, true),
    "apple-touch-icon.png": png(svg, 180, true),
  };
  const names = Object.entries(drawn).map(([name, content]) => [name, writeHashed(name, content)]);
  return { "icon.svg": writeHashed("icon.svg", svg), ...Object.fromEntries(names) };
}

function writeHashed(name, content) {
  const hashed = name.replace(".", `-${hash(content)}.`);
  writeFileSync(join(out, hashed), content);
  return hashed;
}

/** The licence of every package whose work is in the built files. */
function writeLicences() {
  const { dependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  const shipped = [...Object.keys(dependencies), "@preact/signals-core"].filter((name) => name !== "esbuild");
  const texts = shipped.map((name) => `${name}\n\n${readFileSync(join(packages, name, "LICENSE"), "utf8")}`);
  writeFileSync(join(out, "licences.txt"), texts.join(`\n${"-".repeat(80)}\n`));
}

function writeManifest(entries) {
  const files = readdirSync(out).sort();
  const notKept = new Set(["worker.js", "licences.txt", entries["pages.js"], entries["sheets.css"]]);
  const precache = files.filter((file) => !notKept.has(file) && !file.endsWith(".png"));
  const version = hash(...files.map((file) => readFileSync(join(out, file))));
  writeFileSync(join(out, "manifest.json"), JSON.stringify({ entries, precache, version }, null, 1));
}

function hash(...parts) {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part);
  return digest.digest("hex").slice(0, 12);
}

function buildOnChange() {
  let timer;
  watch(here, { recursive: true }, (_event, file) => {
    if (file.startsWith("node_modules")) return;
    clearTimeout(timer);
    timer = setTimeout(() => buildAll().catch(() => {}), 100);
  });
}

await buildAll();
if (process.argv.includes("--watch")) buildOnChange();
