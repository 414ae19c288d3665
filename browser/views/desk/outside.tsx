import { useSession } from "../../hooks/use_session";
import { presentWords } from "./said_words";
import { isSpeaking } from "./turns";

/** Who else is there, outside the ring and never counted. Only the interpreter's turns are turns. */
export function Outside({ tap }: { tap: (who: string, wrong?: boolean) => void }) {
  const session = useSession();
  const present = Object.entries(session.state.value.present).filter(([, { left }]) => !left);
  return (
    <ul class="outside">
      {present.map(([id, { role }]) => (
        <li key={id}>
          {role === "interpreter" ? (
            <button class="square" aria-pressed={isSpeaking(session, role)} onClick={() => tap(role)}>
              {presentWords(role)}
            </button>
          ) : (
            <span class="square">{presentWords(role)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
