import { DUTY_DEEDS } from '../duty/duty-deeds.js';
import { URGING_DEEDS } from '../urging/urging-deeds.js';
import type { Deed } from './deed.js';

/** Every deed that has a form made of its fields, for the test that compares them with the routes. */
export const DEEDS: readonly Deed[] = [DUTY_DEEDS, URGING_DEEDS].flatMap((deeds) => Object.values<Deed>(deeds));
