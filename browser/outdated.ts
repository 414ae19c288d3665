/** The server has another version of this page by now: what this one has not fetched yet is gone for good. */
export class Outdated extends Error {
  override name = "Outdated";
}

const RELOADED = "kikao-reloaded-from";

/**
 * Fetches a part of the page. Under a page that is outdated it starts the new one, once, where nothing can be lost by
 * it.
 */
export async function fetched<Part>(load: () => Promise<Part>, mayReload: () => boolean): Promise<Part> {
  try {
    return await load();
  } catch (cause) {
    if (!(cause instanceof TypeError) || !(await isOutdated())) throw cause;
    if (!mayReload() || sessionStorage.getItem(RELOADED) === ownScript())
      throw new Outdated("the server has a newer page", { cause });
    sessionStorage.setItem(RELOADED, ownScript());
    location.reload();
    return new Promise(() => undefined);
  }
}

async function isOutdated(): Promise<boolean> {
  const answer = await fetch(location.pathname, { cache: "no-store", signal: AbortSignal.timeout(5_000) }).catch(
    () => null,
  );
  if (!answer?.headers.has("x-shell")) return false;
  return !(await answer.text()).includes(ownScript());
}

function ownScript(): string {
  return document.querySelector("script[type=module]")!.getAttribute("src")!;
}
