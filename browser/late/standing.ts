import "./shared";

export { StandingLine } from "../parts/standing_line";
export { goOn, pause } from "../tablet/recorder_acts";
