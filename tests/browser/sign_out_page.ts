/** As much of a page as signing out needs: its form, and dialogs that can be answered. Import before pages.ts. */

import "./world";

export class Element extends EventTarget {
  textContent = "";
  className = "";
  id = "";
  children: Element[] = [];
  append(...more: Element[]): void {
    this.children.push(...more);
  }
  setAttribute = () => undefined;
  showModal = () => undefined;
  close = () => undefined;
  remove = () => undefined;

  get all(): Element[] {
    return [this, ...this.children.flatMap((child) => child.all)];
  }
}

export const body = new Element();
export const form = Object.assign(new Element(), {
  dataset: { unsent: "{n} not sent yet", yes: "Sign out", no: "Stay" },
  left: false,
  submit: () => {
    form.left = true;
  },
});

Object.assign(document, {
  body,
  createElement: () => new Element(),
  querySelectorAll: (selector: string) => (selector === "form[data-forgets-person]" ? [form] : []),
});
