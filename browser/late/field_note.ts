import "./shared";

export { FieldNote } from "../views/field_note/field_note";
