import type { Undo } from "../../parts/undo_line";
import type { Section, Sitting } from "../../tablet/sitting";
import { BringBackDrawer } from "./bring_back";
import { EnoughDrawer } from "./enough";
import { MoreDrawer } from "./more";
import { NoteDrawer } from "./note";
import { CardsDrawer, ProbesDrawer } from "./tray";

export type Opened = "back" | "probes" | "cards" | "note" | "enough" | "more";

interface Props {
  opened: Opened;
  sitting: Sitting;
  section: Section;
  undo: Undo;
  close: () => void;
  end: () => void;
}

export function Drawers({ opened, sitting, section, undo, close, end }: Props) {
  switch (opened) {
    case "back":
      return <BringBackDrawer sitting={sitting} undo={undo} close={close} />;
    case "probes":
      return <ProbesDrawer sitting={sitting} close={close} />;
    case "cards":
      return <CardsDrawer sitting={sitting} close={close} />;
    case "note":
      return <NoteDrawer sitting={sitting} undo={undo} close={close} />;
    case "enough":
      return <EnoughDrawer sitting={sitting} section={section} undo={undo} close={close} />;
    case "more":
      return <MoreDrawer sitting={sitting} section={section} undo={undo} close={close} end={end} />;
  }
}
