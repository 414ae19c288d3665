import { useSession } from "../hooks/use_session";
import { wentOnUntil } from "../tablet/went_on";
import { _, fill } from "../words/catalogue";

/** Ended on one tablet while the talk went on on the other: nothing of it is lost, and a person decides what it was. */
export function WentOn() {
  const session = useSession();
  const until = wentOnUntil(session.state.value);
  if (!until) return null;
  return (
    <p class="notice">
      {fill(
        _(
          "The talk went on after that, until {time}. All of it is kept, and counts in no minutes. " +
            "If the session was not over, open it again.",
        ),
        { time: session.hourMinute(until) },
      )}
    </p>
  );
}
