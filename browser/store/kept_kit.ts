import type { Kit } from "../contract/kit";

/** A kit as it lies on the tablet; the tag asks the server whether it changed. */
export interface KeptKit {
  kit: Kit;
  etag: string | null;
}
