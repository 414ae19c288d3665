import { useSession } from "../hooks/use_session";
import { troubleWords } from "../tablet/trouble_words";
import { RescueButton } from "./rescue_button";

/** What needs a person, over the whole width of the view, with the rescue file at hand. */
export function Trouble() {
  const session = useSession();
  const words = troubleWords(session);
  if (!words.length) return null;
  const lost = session.status.value.problem === "storage";
  return (
    <div class={lost ? "trouble alarm" : "trouble"} role={lost ? "alert" : "status"}>
      <span>{words.join(" ")}</span>
      <RescueButton session={session.id} />
    </div>
  );
}
