import { _, wordsLanguage } from "../words/catalogue";

/** Why a session does not open here, and what helps. */
export function NotOpened({ problem, session }: { problem: Error; session?: string | undefined }) {
  const next = encodeURIComponent(location.pathname + location.hash);
  return (
    <main class="page narrow">
      <h1>{_("This does not open here yet")}</h1>
      <p class="problem" role="alert">
        {words(problem)}
      </p>
      <p class="actions">
        {problem.name === "SignInNeeded" ? (
          <a class="button primary" href={`/sign-in?next=${next}`}>
            {_("Sign in")}
          </a>
        ) : (
          <button class="primary" onClick={() => location.reload()}>
            {problem.name === "Outdated" ? _("Reload") : _("Try again")}
          </button>
        )}
        {session && (
          <a class="button" href={`/${wordsLanguage()}/room#/`}>
            {_("Sessions on this tablet")}
          </a>
        )}
      </p>
    </main>
  );
}

function words(problem: Error): string {
  if (problem.name === "SignInNeeded") return _("Nobody is signed in on this tablet.");
  if (problem.name === "NotPrepared")
    return _(
      "This session is not on this tablet, and the server cannot be reached or does not give it to you. " +
        "Prepare the tablet while there is network.",
    );
  if (problem.name === "Outdated")
    return _("Kikao was updated on the server meanwhile. Reload this page; what you wrote is kept on this tablet.");
  if (problem instanceof TypeError)
    return _(
      "A part of this page could not be fetched. Try again when there is network; " +
        "what you wrote is kept on this tablet.",
    );
  return _(
    "The storage of this tablet does not answer. Reload; if it stays so, leave private browsing or restart the " +
      "browser. Nothing that was saved is lost.",
  );
}
