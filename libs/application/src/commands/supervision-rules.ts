import { POLICY_V1, WORKING_CALENDAR_V1, type SupervisionPolicy, type WorkingCalendar } from '#libs/domain';

/** The policy and the working calendar in force: every event names their versions (invariant 8). */
export interface SupervisionRules {
  readonly policy: SupervisionPolicy;
  readonly calendar: WorkingCalendar;
}

export const SUPERVISION_RULES = Symbol('SupervisionRules');
export const SUPERVISION_RULES_V1: SupervisionRules = { policy: POLICY_V1, calendar: WORKING_CALENDAR_V1 };
