import { useSession } from "../../hooks/use_session";
import { _ } from "../../words/catalogue";
import { countWords } from "../../words/note_kinds";
import { seated } from "./circle";

const ROUGHLY = ["few", "most", "all"];

interface Props {
  count: string;
  setCount: (count: string) => void;
}

/** How many agree: roughly in one tap, or counted among those who sit in the circle. Nothing is said untapped. */
export function Counts({ count, setCount }: Props) {
  const session = useSession();
  const all = seated(session).length;
  const counted = Array.from({ length: all }, (_none, index) => `${index + 1}/${all}`);
  return (
    <div class="chips" role="group" aria-label={_("How many")}>
      {ROUGHLY.map((name) => (
        <button
          key={name}
          class="chip"
          aria-pressed={count === name}
          onClick={() => setCount(count === name ? "" : name)}
        >
          {countWords(name)}
        </button>
      ))}
      {all > 0 && (
        <select
          class="chip"
          value={counted.includes(count) ? count : ""}
          onChange={(event) => setCount(event.currentTarget.value)}
          aria-label={_("Counted")}
        >
          <option value="">{_("Counted …")}</option>
          {counted.map((one) => (
            <option key={one} value={one}>
              {countWords(one)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
