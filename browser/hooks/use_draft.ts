import { useMemo } from "preact/hooks";
import { Draft } from "../tablet/draft";
import { useSession } from "./use_session";

export function useDraft<Chosen extends object>(
  key: string,
  chosen: Chosen = {} as Chosen,
): Draft<Chosen & { text: string }> {
  const session = useSession();
  return useMemo(() => new Draft(session, key, { text: "", ...chosen }), [session, key]);
}
