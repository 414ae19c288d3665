/** What lies in the browser's storage as JSON. Something odd there counts as nothing: it may hide no view. */
export function parsed<T>(json: string | null | undefined): T | null {
  try {
    return json ? (JSON.parse(json) as T | null) : null;
  } catch {
    return null;
  }
}
