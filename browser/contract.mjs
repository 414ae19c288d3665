// JSON Schemas in, TypeScript out, both as JSON by the name of a file: `make contract` writes them into contract/.
import { readFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

// A field that the schema does not know is no part of the contract, so that a slip of the pen does not compile.
const OPTIONS = { additionalProperties: false, bannerComment: "", style: { printWidth: 120 } };

const schemas = Object.entries(JSON.parse(readFileSync(0, "utf8")));
const compiled = schemas.map(async ([file, schema]) => [file, await compile(schema, file, OPTIONS)]);
process.stdout.write(JSON.stringify(Object.fromEntries(await Promise.all(compiled))));
