// JSON Schemas in, TypeScript out, both as JSON by the name of a file: `make contract` writes them into contract/.
import { readFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

// A field that the schema does not know is no part of the contract, so that a slip of the pen does not compile.
const OPTIONS = { additionalProperties: false, bannerComment: "", style: { printWidth: 120 } };

const schemas = Object.entries(JSON.parse(readFileSync(0, "utf8")));
const compiled = schemas.map(async ([file, schema]) => [file, short(await compile(schema, file, OPTIONS))]);
process.stdout.write(JSON.stringify(Object.fromEntries(await Promise.all(compiled))));

/** A comment of one line on one line, and an object of any keys as a record. */
function short(code) {
  const comments = code.replace(/\/\*\*\n\s*\* (.*)\n\s*\*\//g, "/** $1 */");
  const records = (text) => text.replace(/\{\n\s*\[k: string\]: ([^{};]+);\n\s*\}/g, "Record<string, $1>");
  return records(records(comments)).replace(/interface (\w+) (Record<.*>)$/gm, "type $1 = $2;");
}
