import "./shared";

export { TakeOver } from "../views/take_over/take_over";
