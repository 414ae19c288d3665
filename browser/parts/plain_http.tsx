import { _ } from "../words/catalogue";

/** Over plain http from another machine browsers switch off what the room stands on. */
export function PlainHttpNotice() {
  if (globalThis.isSecureContext) return null;
  return (
    <div class="problem" role="alert">
      <b>{_("This page came over plain http from another machine.")}</b>{" "}
      {_(
        "The browser then does not let a page open without network, ask the tablet to keep its storage, or " +
          "encrypt a rescue file. What you write is kept on this tablet and sent, but after a reload without " +
          "network the room does not come back. Open it over https.",
      )}
    </div>
  );
}
