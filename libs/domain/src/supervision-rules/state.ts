import { POLICY_V1, WORKING_CALENDAR_V1, WORKING_CALENDAR_V2, type SupervisionPolicy, type WorkingCalendar } from '../deadline/index.js';
import type { BodyId } from '../kernel/index.js';
import type { PolicyPublished, WorkingCalendarPublished } from './events.js';

/** The policy and the working calendar that an act is judged by; its event names their versions (invariant 8). */
export interface SupervisionRules {
  readonly policy: SupervisionPolicy;
  readonly calendar: WorkingCalendar;
}

/** Versions below this come with the program; published ones count up from here, so that the two never meet. */
export const FIRST_PUBLISHED_VERSION = 101;

const SHIPPED_CALENDARS: readonly WorkingCalendar[] = [WORKING_CALENDAR_V1, WORKING_CALENDAR_V2];

/** The rules that come with the program: in force until others are published. */
export const SHIPPED_RULES: SupervisionRules = Object.freeze({ policy: POLICY_V1, calendar: WORKING_CALENDAR_V2 });

export interface SupervisionRulesState {
  /** Every publication, in order. */
  readonly calendars: readonly WorkingCalendarPublished[];
  readonly policies: readonly PolicyPublished[];
  /** In force. */
  readonly calendar: WorkingCalendar;
  /** In force: of each issuer that has its own, and under null the one for all others. */
  readonly policyOf: ReadonlyMap<BodyId | null, SupervisionPolicy>;
}

export const initialSupervisionRules: SupervisionRulesState = {
  calendars: [],
  policies: [],
  calendar: SHIPPED_RULES.calendar,
  policyOf: new Map([[null, SHIPPED_RULES.policy]]),
};

/** The policy in force for an issuer: its own, else the one for all. */
export const policyFor = ({ policyOf }: SupervisionRulesState, issuer: BodyId | null): SupervisionPolicy =>
  policyOf.get(issuer) ?? policyOf.get(null) ?? SHIPPED_RULES.policy;

/** The calendar that comes with the program under that version; undefined when none does. */
export const shippedCalendar = (version: number): WorkingCalendar | undefined => SHIPPED_CALENDARS.find((shipped) => shipped.version === version);

export const asPolicy = ({ version, issuer, switches }: PolicyPublished): SupervisionPolicy => ({ version, name: issuer ?? 'default', ...switches });

/** The policy that an event naming this version was judged by; null when no such version is known. */
export function policyOfVersion({ policies }: SupervisionRulesState, version: number): SupervisionPolicy | null {
  if (version === POLICY_V1.version) return POLICY_V1;
  const published = policies.find((policy) => policy.version === version);
  return published === undefined ? null : asPolicy(published);
}
