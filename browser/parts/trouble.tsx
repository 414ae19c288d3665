import { useSession } from "../hooks/use_session";
import { isOffTheTeam } from "../tablet/standing";
import { troubleWords } from "../tablet/trouble_words";
import { _ } from "../words/catalogue";
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
      {isOffTheTeam(session) && (
        <a class="button" href={`#/${session.id}/take-over`}>
          {_("Team")}
        </a>
      )}
      <RescueButton session={session.id} />
    </div>
  );
}
