/** What the server's pages gain from a script; each of them works without. A behaviour is asked for by an attribute. */

import "./pages/confirms";
import "./pages/forgets_person";
import "./pages/guards_changes";
import "./pages/prints";
import "./pages/submits";
