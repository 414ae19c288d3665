import { useSession } from "../hooks/use_session";
import type { Draft } from "../tablet/draft";
import { _ } from "../words/catalogue";
import { When } from "./when";

/** A note after the end belongs to the time and the question that somebody says; to none while nobody does. */
export function WhenWasIt({ draft }: { draft: Draft<{ text: string }> }) {
  const { ended_at } = useSession().state.value;
  const { text, since } = draft.now.value;
  if (!ended_at || !text.trim()) return null;
  const at = since && since <= ended_at ? since : undefined;
  return (
    <>
      <When label={_("When was it?")} at={at} set={draft.began} />
      {!at && <p class="hint">{_("Without a time it is kept as said after the session.")}</p>}
    </>
  );
}
