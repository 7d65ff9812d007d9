import { BODY_DEEDS } from '../administration/body-deeds.js';
import { PERSON_DEEDS } from '../administration/person-deeds.js';
import { DIRECTIVE_DEEDS } from '../cascade/directive-deeds.js';
import { DUTY_DEEDS, HANDLING_DEEDS } from '../duty/duty-deeds.js';
import { INDICATOR_DEEDS } from '../indicators/indicator-deeds.js';
import { OFFICE_DEEDS } from '../administration/office-deeds.js';
import { OVERSIGHT_DEEDS } from '../oversights/oversight-deeds.js';
import { RANKING_DEEDS } from '../rankings/ranking-deeds.js';
import { OBLIGATION_DEEDS } from '../reporting/obligation-deeds.js';
import { REVIEW_DEEDS } from '../reviews/review-deeds.js';
import { URGING_DEEDS } from '../urging/urging-deeds.js';
import type { Deed } from './deed.js';

/** Every deed that has a form made of its fields, for the test that compares them with the routes. */
export const DEEDS: readonly Deed[] = [
  DUTY_DEEDS, HANDLING_DEEDS, URGING_DEEDS, DIRECTIVE_DEEDS, INDICATOR_DEEDS, OBLIGATION_DEEDS, REVIEW_DEEDS, OVERSIGHT_DEEDS, RANKING_DEEDS, BODY_DEEDS, PERSON_DEEDS, OFFICE_DEEDS,
].flatMap((deeds) => Object.values<Deed>(deeds)); // prettier-ignore
