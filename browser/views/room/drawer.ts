/** What can be opened above the bottom row or under the top bar of the room. */
export type Drawer = "back" | "probes" | "cards" | "note" | "enough" | "more";

/** Where the words of the note drawer are kept until they are saved. */
export const NOTE_DRAFT = "room.note";
