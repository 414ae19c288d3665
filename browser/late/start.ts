import "./shared";

export { Start } from "../views/room/start";
