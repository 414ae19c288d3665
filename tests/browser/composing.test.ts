import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { keepHalfWords } from "../../browser/words/composing";

function key(key: string, more: object): Event {
  return Object.assign(new Event("keydown", { cancelable: true }), { key, keyCode: 13, isComposing: false, ...more });
}

/** A page whose views listen after the guard did. */
function page() {
  const target = new EventTarget();
  const heard: string[] = [];
  keepHalfWords(target);
  target.addEventListener("keydown", (event) => {
    heard.push((event as KeyboardEvent).key);
  });
  const press = (name: string, more: object = {}) => {
    const event = key(name, more);
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return { heard, press };
}

test("the Enter that confirms a word does nothing, in Chrome's order and in Safari's; the next one does", () => {
  const { heard, press } = page();
  assert.equal(press("Enter", { isComposing: true, keyCode: 229 }), true);
  assert.equal(press("Enter", { isComposing: false, keyCode: 229 }), true);
  assert.deepEqual(heard, []);
  assert.equal(press("Enter"), false);
  assert.deepEqual(heard, ["Enter"]);
});

test("letters and digits of half a word choose nothing on a questionnaire", () => {
  const { heard, press } = page();
  for (const name of ["p", "b", "u", "1", "Escape", "Process"]) assert.equal(press(name, { keyCode: 229 }), false);
  assert.deepEqual(heard, []);
  press("b", { keyCode: 66 });
  assert.deepEqual(heard, ["b"]);
});

test("the page asks once for all its key handlers, before it draws any; none asks for itself", () => {
  const sources = readdirSync("browser", { recursive: true, encoding: "utf-8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes("node_modules"))
    .map((name) => ({ name, text: readFileSync(`browser/${name}`, "utf-8") }));
  const asking = sources.filter(({ text }) => /isComposing|keyCode/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")));
  assert.deepEqual(
    asking.map(({ name }) => name),
    ["words/composing.ts"],
  );
  const shell = sources.find(({ name }) => name === "shell.tsx")!.text;
  assert.ok(shell.indexOf("keepHalfWords(document)") > 0);
  assert.ok(shell.indexOf("keepHalfWords(document)") < shell.indexOf("render("));
  const early = sources.filter(({ text }) => /addEventListener\(\s*"key|capture: true|onKey\w+Capture/.test(text));
  assert.deepEqual(
    early.map(({ name }) => name),
    ["words/composing.ts"],
  );
});
