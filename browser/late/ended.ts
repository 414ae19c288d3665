import "./shared";

export { Ended } from "../views/room/ended";
