/** The moments at which a tablet may have network again. Every one of them is only a hint, so all are heard. */
export function onWake(awake: () => void): () => void {
  const visible = () => document.visibilityState === "visible" && awake();
  addEventListener("online", awake);
  addEventListener("pageshow", awake);
  document.addEventListener("visibilitychange", visible);
  return () => {
    removeEventListener("online", awake);
    removeEventListener("pageshow", awake);
    document.removeEventListener("visibilitychange", visible);
  };
}
