import "./shared";

export { Questionnaires } from "../views/questionnaire/questionnaire";
