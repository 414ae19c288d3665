/**
 * What the shell and the room load at once. Each file in `late/` imports it too: the bundler then puts all of it into
 * one file, instead of one for every set of late files that share something.
 */

import "../parts/checklist";
import "../parts/not_opened";
import "../parts/numbers";
import "../parts/top_bar";
import "../parts/undo_line";
import "../parts/more_menu";
import "../parts/update_bar";
import "../tablet/current_session";
import "../tablet/notes";
import "../hooks/use_draft";
import "../tablet/tablet";
