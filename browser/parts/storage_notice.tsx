import { acknowledge, storageWasCleared } from "../store/cleared_storage";
import { _ } from "../words/catalogue";

/** Stays until a person says that the coordinator knows: only people can find out what was on the tablet. */
export function StorageNotice() {
  if (!storageWasCleared.value) return null;
  return (
    <p class="update-bar at-top" role="alert">
      {_(
        "The storage here is empty, although you have worked on a tablet before. " +
          "If it was this one, it was cleared: what the server has comes back by itself, what was not sent is lost " +
          "here.",
      )}{" "}
      <button onClick={acknowledge}>{_("It was another tablet, or the coordinator knows")}</button>
    </p>
  );
}
