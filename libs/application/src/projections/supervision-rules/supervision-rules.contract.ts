import type { BodyId, CalendarDay, Instant, PolicySwitches } from '#libs/domain';
import type { Asked, Moment } from '../../queries/contract.js';

/** The policy in force for an issuer (null = for everybody without its own) and the version of the calendar, at a moment. */
export class SupervisionRulesQuestion { constructor(readonly asked: Asked, readonly issuer: BodyId | null) {} }
/** `issuer`: whose policy it is; null = the one for all. `basis` null: it came with the program. */
export interface PolicyInForce { readonly version: number; readonly issuer: BodyId | null; readonly switches: PolicySwitches; readonly basis: string | null }
/** One publication. `issuer` and `year`: of a policy and of a calendar; else null. */
export interface PublishedVersion { readonly kind: 'policy' | 'calendar'; readonly version: number; readonly issuer: BodyId | null; readonly year: number | null; readonly basis: string; readonly publishedAt: Instant }
/** `publications`: the latest first. `revision`: of the stream, for If-Match. */
export interface SupervisionRulesAnswer { readonly moment: Moment; readonly policy: PolicyInForce; readonly calendarVersion: number; readonly publications: readonly PublishedVersion[]; readonly revision: number }

/** One year of the working calendar; `version` null = the one in force at the moment. */
export class WorkingCalendarQuestion { constructor(readonly asked: Asked, readonly year: number, readonly version: number | null) {} }
/** `knowledge`: as announced, as expected by law and moon, or weekends only. `basis`: the papers, null for a year without. `workingDays`: Mondays to Fridays less the days off, plus worked days. */
export interface WorkingCalendarAnswer { readonly moment: Moment; readonly version: number; readonly year: number; readonly knowledge: 'official' | 'computed' | 'weekends-only'; readonly basis: string | null; readonly workingDays: number; readonly days: readonly CalendarDay[]; readonly revision: number }
