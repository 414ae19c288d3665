import { useState } from "preact/hooks";
import { sectionOf } from "../../guide/sections";
import { useSession } from "../../hooks/use_session";
import { useUndo } from "../../hooks/use_undo";
import { Guarded } from "../../parts/guarded";
import { MoreButton } from "../../parts/more_menu";
import { PlainHttpNotice } from "../../parts/plain_http";
import { ShowSource } from "../../parts/show_source";
import { TopBar } from "../../parts/top_bar";
import { UndoLine } from "../../parts/undo_line";
import { _ } from "../../words/catalogue";
import type { Drawer } from "./drawer";
import { Foot } from "./foot";
import { Rail } from "./rail";
import { SectionView } from "./section_view";
import type { Aside } from "./use_aside";
import { useLookAhead } from "./use_look_ahead";

export function Running({ aside, end }: { aside: Aside | null; end: () => void }) {
  const session = useSession();
  const { kit, state } = session;
  const [opened, open] = useState<Drawer | null>(null);
  const [source, setSource] = useState(false);
  const undo = useUndo();
  const current = sectionOf(kit, state.value.now?.question);
  const ahead = useLookAhead(current?.id);
  const shown = sectionOf(kit, ahead.looking ?? undefined) ?? current ?? kit.guide.sections[0]!;
  const both = { section: shown, isNow: shown.id === current?.id, undo };
  return (
    <div class="room">
      <TopBar>
        <ShowSource shown={source} show={setSource} />
        <MoreButton opened={opened === "more"} toggle={() => open(opened === "more" ? null : "more")} />
      </TopBar>
      <Guarded what={_("Guide")}>
        <Rail shown={shown.id} look={ahead.look} />
      </Guarded>
      <main class="now" onPointerDown={ahead.stay} onKeyDown={ahead.stay} onScrollCapture={ahead.stay}>
        <PlainHttpNotice />
        <Guarded key={shown.id} what={shown.title}>
          <SectionView {...both} looking={ahead.looking !== null} source={source} />
        </Guarded>
        <div class="foot-area">
          {opened && aside && (
            <aside.Drawers opened={opened} section={shown} undo={undo} close={() => open(null)} end={end} open={open} />
          )}
          <UndoLine undo={undo} />
          <Foot {...both} back={current && ahead.back} opened={opened} open={open} asked={ahead.back} />
        </div>
      </main>
    </div>
  );
}
