// How many lines each function has, for tests/house/test_sizes.py: [[file, line, name, lines], …] as JSON.
// TypeScript's own parser reads them; a test's callback counts as a function named after the test.
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isBlock, isCallExpression, isStringLiteral } from "typescript/unstable/ast";
import { API } from "typescript/unstable/sync";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "..");
const projects = ["browser/tsconfig.json", "browser/worker.tsconfig.json", "tests/browser/tsconfig.json"];

function functionsOf(file) {
  const found = [];
  const lineAt = (position) => file.text.slice(0, position).split("\n").length;
  const visit = (node, parent) => {
    if (node.body && isBlock(node.body)) {
      const start = file.text.slice(node.pos, node.end).search(/\S/) + node.pos;
      found.push([
        relative(root, file.fileName),
        lineAt(node.end),
        nameOf(node, parent),
        lineAt(node.end) - lineAt(start) + 1,
      ]);
    }
    node.forEachChild((child) => visit(child, node));
  };
  visit(file, null);
  return found;
}

function nameOf(node, parent) {
  if (node.name?.text) return node.name.text;
  if (parent?.name?.text) return parent.name.text;
  const [title] = parent && isCallExpression(parent) ? parent.arguments : [];
  return title && isStringLiteral(title) ? title.text : "";
}

const api = new API({ cwd: root });
const files = new Map();
for (const project of projects) {
  const { program, rootFiles } = api
    .updateSnapshot({ openProject: resolve(root, project) })
    .getProjects()
    .at(-1);
  for (const name of rootFiles) files.set(name, () => functionsOf(program.getSourceFile(name)));
}
process.stdout.write(JSON.stringify([...files.values()].flatMap((read) => read())));
api.close();
