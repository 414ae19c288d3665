import "./shared";

export { Desk } from "../views/desk/desk";
