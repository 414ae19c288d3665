import { useSessionIfOpen } from "../hooks/use_session";
import { takeNewVersion, waitingVersion } from "../tablet/new_version";
import { _ } from "../words/catalogue";

/** A new version waits until a person takes it, and never shows while a session runs. */
export function UpdateBar() {
  const session = useSessionIfOpen();
  if (!waitingVersion.value || session?.state.value.status === "running") return null;
  return (
    <p class="update-bar" role="status">
      {_("A new version of Kikao is here.")} <button onClick={takeNewVersion}>{_("Take it now")}</button>
    </p>
  );
}
