import "./shared";

export { Room } from "../views/room/room";
