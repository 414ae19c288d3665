import { body, form } from "./sign_out_page";
import { storage, until } from "./world";
import "../../browser/pages";
import assert from "node:assert/strict";
import test from "node:test";
import { mintId } from "../../browser/store/change";
import { Store } from "../../browser/store/store";
import { append } from "./some";

test("signing out keeps what is not sent yet, and the next who opens the page is nobody", async () => {
  const person = mintId();
  storage.setItem("kikao-person", JSON.stringify({ id: person }));
  const store = await Store.open(person);
  const entry = {
    session: mintId(),
    kind: "line.sent" as const,
    subject: mintId(),
    payload: { text: "five minutes left" },
  };
  const made = [await append(store, entry), await append(store, entry)];
  store.connection.close();

  form.dispatchEvent(new Event("submit", { cancelable: true }));
  const yes = () => body.all.find((element) => element.textContent === form.dataset.yes);
  await until(() => yes() !== undefined || storage.getItem("kikao-person") === null);
  yes()?.dispatchEvent(new Event("click"));

  await until(() => storage.getItem("kikao-person") === null);
  const waiting = await (await Store.open(person)).waiting(entry.session, 10);
  assert.deepEqual(
    waiting.map((change) => change.id),
    made.map((change) => change.id),
  );
});
