/**
 * What the tablet seldom does to its store. The entry loads it late (`late.ts`), and the tablet is given the loader.
 */

import type { dropOld } from "./old_copies";
import type { putBack } from "./put_back";
import type { takeEpoch } from "./restored";

export interface Repairs {
  dropOld: typeof dropOld;
  putBack: typeof putBack;
  takeEpoch: typeof takeEpoch;
}
