import { useState } from "preact/hooks";

import { sectionOf } from "../../guide/guide";
import { MoreButton } from "../../parts/more_menu";
import { PlainHttpNotice } from "../../parts/plain_http";
import { ShowSource } from "../../parts/show_source";
import { TopBar } from "../../parts/top_bar";
import { UndoLine, useUndo } from "../../parts/undo_line";
import type { Sitting } from "../../tablet/sitting";
import { Drawers, type Opened } from "./drawers";
import { Foot } from "./foot";
import { Rail } from "./rail";
import { Stage } from "./section_view";
import { useLookAhead } from "./use_look_ahead";

export function Running({ sitting, end }: { sitting: Sitting; end: () => void }) {
  const { kit, state } = sitting;
  const [opened, open] = useState<Opened | null>(null);
  const [source, setSource] = useState(false);
  const undo = useUndo(sitting);
  const current = sectionOf(kit, state.value.now?.question);
  const ahead = useLookAhead(current?.id);
  const shown = sectionOf(kit, ahead.looking ?? undefined) ?? current ?? kit.guide.sections[0]!;
  return (
    <div class="room">
      <TopBar sitting={sitting}>
        <ShowSource sitting={sitting} shown={source} show={setSource} />
        <MoreButton opened={opened === "more"} toggle={() => open(opened === "more" ? null : "more")} />
      </TopBar>
      <Rail sitting={sitting} shown={shown.id} look={ahead.look} />
      <main class="now" onPointerDown={ahead.stay} onKeyDown={ahead.stay} onScrollCapture={ahead.stay}>
        <PlainHttpNotice />
        <Stage
          sitting={sitting}
          section={shown}
          isNow={shown.id === current?.id}
          looking={ahead.looking !== null}
          source={source}
          undo={undo}
        />
        <div class="foot-area">
          {opened && (
            <Drawers opened={opened} sitting={sitting} section={shown} undo={undo} close={() => open(null)} end={end} />
          )}
          <UndoLine sitting={sitting} undo={undo} />
          <Foot
            sitting={sitting}
            section={shown}
            isNow={shown.id === current?.id}
            back={current && ahead.back}
            opened={opened}
            open={open}
            undo={undo}
            asked={ahead.back}
          />
        </div>
      </main>
    </div>
  );
}
