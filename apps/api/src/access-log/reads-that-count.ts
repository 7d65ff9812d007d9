import type { Policy } from '../signing-in/access.decorator.js';

/** Of the account itself and its uploads, and what is public among the bodies: the register, the rules, published lists (but not those in the making). */
const FREE: ReadonlySet<Policy> = new Set<Policy>(['session.own', 'bodies.read', 'rules.read', 'ranking.read', 'file.upload']);
/** Data of persons: `SystemDesk` asks who may, and writes every look down. */
const OF_PERSONS: ReadonlySet<Policy> = new Set<Policy>(['account.read', 'contact.read', 'access.read', 'person.read', 'staff.read']);
/** Addresses whose answers are files to take away: their controllers write that down, also of one's own. */
const EXPORTS: ReadonlySet<string> = new Set(['/api/evidence', '/api/exports']);
/** Pages that anybody may open and that show more to whoever is signed in. */
const PAGES: ReadonlySet<string> = new Set(['/bang']);

/** Whether a GET route is written down before it shows what is not the caller's own (ADR 0071). One that is not named here is, so a new one cannot be forgotten. */
export function countsForOthers(url: string, policy: Policy): boolean {
  if (policy === 'public') return PAGES.has(url);
  if (url.includes('/live')) return true;
  return !FREE.has(policy) && !OF_PERSONS.has(policy) && !EXPORTS.has(url);
}

/** Addresses that answer for the caller's own body when they name none. */
export const OWN_UNLESS_NAMED: ReadonlySet<string> = new Set(['/api/inbox', '/api/inbox/difference', '/api/inbox/explanation', '/api/notices', '/api/urgings/inbox']);

/** The stream of what an address with an id is about, by the part of the address before the id. */
export const STREAM_OF_PART: Readonly<Record<string, string>> = {
  assignments: 'assignment-',
  directives: 'directive-',
  urgings: 'urging-',
  inspections: 'inspection-',
  oversights: 'oversight-',
  indicators: 'indicator-',
};
