/**
 * What the shell and the room load at once. Each file in `late/` imports it too: the bundler then puts all of it into
 * one file, instead of one for every set of late files that share something.
 */

import "../guide/sections";
import "../hooks/use_undo";
import "../parts/checklist";
import "../parts/more_menu";
import "../parts/not_opened";
import "../parts/plain_http";
import "../parts/show_source";
import "../parts/top_bar";
import "../parts/undo_line";
import "../parts/update_bar";
import "../tablet/current_session";
import "../tablet/notes";
import "../tablet/tablet";
import "../words/digits";
