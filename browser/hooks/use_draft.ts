import { useEffect, useMemo } from "preact/hooks";
import { Draft } from "../tablet/draft";
import { wordsMadeOf } from "../tablet/made_of_draft";
import { useSession } from "./use_session";

export function useDraft<Chosen extends object>(
  key: string,
  chosen: Chosen = {} as Chosen,
): Draft<Chosen & { text: string }> {
  const session = useSession();
  const draft = useMemo(() => new Draft(session, key, { text: "", ...chosen }), [session, key]);
  const { id } = draft.now.value;
  const made = id !== undefined && wordsMadeOf(session.state.value, id) !== null;
  // Another tab was faster.
  useEffect(() => {
    if (made) draft.letGo();
  }, [made]);
  return draft;
}
