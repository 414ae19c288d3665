// Locks contents as a tablet does: {"key", "contents"} on standard input, the file on standard output.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const browser = new URL("../../browser/", import.meta.url);
const { build } = createRequire(new URL("package.json", browser))("esbuild");
const entry = new URL("tablet/rescue_file.ts", browser).pathname;
const { outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  format: "esm",
  platform: "node",
  write: false,
});
const { locked } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
const { key, contents } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(await locked(contents, key));
