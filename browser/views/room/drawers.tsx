import type { Section } from "../../contract/kit";
import type { Undo } from "../../hooks/use_undo";
import { BringBackDrawer } from "./bring_back";
import type { Drawer } from "./drawer";
import { EnoughDrawer } from "./enough";
import { MoreDrawer } from "./more";
import { NoteDrawer } from "./note";
import { CardsDrawer, ProbesDrawer } from "./tray";

interface Props {
  opened: Drawer;
  section: Section;
  undo: Undo;
  close: () => void;
  end: () => void;
  open: (opened: Drawer) => void;
}

export function Drawers({ opened, section, undo, close, end, open }: Props) {
  switch (opened) {
    case "back":
      return <BringBackDrawer undo={undo} close={close} />;
    case "probes":
      return <ProbesDrawer close={close} />;
    case "cards":
      return <CardsDrawer close={close} />;
    case "note":
      return <NoteDrawer undo={undo} close={close} />;
    case "enough":
      return <EnoughDrawer section={section} undo={undo} close={close} />;
    case "more":
      return <MoreDrawer section={section} undo={undo} close={close} end={end} open={open} />;
  }
}
