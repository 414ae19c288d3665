import { Component, type ComponentChildren } from "preact";
import { _ } from "../words/catalogue";
import { RescueButton } from "./rescue_button";

interface Props {
  children: ComponentChildren;
  /** What cannot be shown, for who reads: "the guide", a session's code; without it the whole view. */
  what?: string;
  session?: string | undefined;
}

/**
 * What cannot be drawn hides nothing but itself: a sentence in its place says so, with a way on. The fault still
 * reaches whoever looks for it.
 */
export class Guarded extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(problem: unknown) {
    globalThis.reportError?.(problem);
  }

  render({ children, what, session }: Props) {
    if (!this.state.failed) return children;
    const again = () => this.setState({ failed: false });
    return what ? <Piece what={what} again={again} /> : <View session={session} again={again} />;
  }
}

function Piece({ what, again }: { what: string; again: () => void }) {
  return (
    <p class="problem">
      <bdi>{what}</bdi>: {_("this cannot be shown here. The rest goes on.")}{" "}
      <button class="quiet" onClick={again}>
        {_("Try again")}
      </button>
    </p>
  );
}

function View({ session, again }: { session: string | undefined; again: () => void }) {
  return (
    <main class="page narrow">
      <h1>{_("This page cannot be shown")}</h1>
      <p class="problem" role="alert">
        {_("What you wrote is kept on this tablet. Try again, or go on in another view; tell the coordinator.")}
      </p>
      <p class="actions">
        <button class="primary" onClick={again}>
          {_("Try again")}
        </button>
        {session && (
          <>
            <a class="button" href={`#/${session}/room`}>
              {_("Open the room")}
            </a>
            <a class="button" href={`#/${session}/desk`}>
              {_("Open the desk")}
            </a>
          </>
        )}
        <a class="button" href="#/">
          {_("All sessions")}
        </a>
        {session && <RescueButton session={session} />}
      </p>
    </main>
  );
}
