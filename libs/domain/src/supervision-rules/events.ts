import type { CalendarDay, SupervisionPolicy } from '../deadline/index.js';
import type { BodyId } from '../kernel/index.js';

/** The content of a policy: every switch, without the number and name of its version. */
export type PolicySwitches = Omit<SupervisionPolicy, 'version' | 'name'>;

/**
 * Stream `supervision-rules`. One counter for calendars and one for policies of all issuers, so that the two numbers in
 * an event's metadata name one calendar and one policy (invariant 8). A version is never changed: a new one follows.
 */
export type SupervisionRulesEvent =
  /** `follows`: version of the calendar whose one year was replaced. */
  | {
      readonly type: 'WorkingCalendarPublished';
      readonly data: { readonly version: number; readonly follows: number; readonly year: number; readonly days: readonly CalendarDay[]; readonly basis: string };
    }
  /** Whole, though only some switches were asked to change. */
  | {
      readonly type: 'PolicyPublished';
      readonly data: { readonly version: number; readonly issuer: BodyId | null; readonly switches: PolicySwitches; readonly basis: string };
    };

export type WorkingCalendarPublished = Extract<SupervisionRulesEvent, { type: 'WorkingCalendarPublished' }>['data'];
export type PolicyPublished = Extract<SupervisionRulesEvent, { type: 'PolicyPublished' }>['data'];
