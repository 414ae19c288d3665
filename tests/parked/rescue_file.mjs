// Locks contents as a tablet does: {"key", "contents"} on each line of standard input, a file on each line of output.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

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
for await (const line of createInterface({ input: process.stdin })) {
  const { key, contents } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await locked(contents, key))}\n`);
}
