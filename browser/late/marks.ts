import "./shared";

export { CheckTheMarks } from "../views/marks/marks";
