// Locks contents as a tablet does: {"key", "contents"} on standard input, the file on standard output.
import { build } from "esbuild";
import { readFileSync } from "node:fs";

const entry = new URL("../../server/browser/log/rescue.ts", import.meta.url).pathname;
const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: "esm", platform: "node", write: false });
const { locked } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
const { key, contents } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(await locked(contents, key));
