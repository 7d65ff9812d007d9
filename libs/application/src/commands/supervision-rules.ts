import { POLICY_V1, WORKING_CALENDAR_V1, type SupervisionRules } from '#libs/domain';

export type { SupervisionRules } from '#libs/domain';

/** Token of the rules in force. */
export const SUPERVISION_RULES = Symbol('SupervisionRules');

/** The first rules, with the calendar that ends with 2026. */
export const SUPERVISION_RULES_V1: SupervisionRules = { policy: POLICY_V1, calendar: WORKING_CALENDAR_V1 };
