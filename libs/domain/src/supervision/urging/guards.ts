import { actingBody, dateAt, type Act, type BodyId } from '../../kernel/index.js';
import { lineageOf, type OrganisationState } from '../../organisation/index.js';
import type { UrgingDocument } from './document.js';
import { refuse, type Refusal } from './rejections.js';
import { urgedAddressee, type AddresseeState, type UrgingState } from './state.js';

/** R13. A process carries the dates of the event it answers, which were judged there. */
export function datesFault(act: Act, state: UrgingState): Refusal | null {
  if (act.actor.startsWith('process:')) return null;
  const { occurredOn } = act;
  const recordedOn = dateAt(act.recordedAt);
  if (occurredOn > recordedOn) return refuse('occurred-in-future', { occurredOn, recordedOn });
  if (occurredOn < recordedOn && blank(act.lateEntryBasis)) return refuse('late-entry-needs-basis', { occurredOn, recordedOn });
  const date = state.document?.date;
  return date !== undefined && occurredOn < date ? refuse('occurred-before-urging', { occurredOn, date }) : null;
}

/** The urging, when it is there and still open; else why not. */
export function openUrging({ status, document }: UrgingState): UrgingDocument | Refusal {
  if (document === null || status === 'none') return refuse('urging-unknown');
  if (status === 'withdrawn') return refuse('urging-withdrawn');
  return status === 'closed' ? refuse('urging-closed') : document;
}

export const isFault = <T extends object>(value: T | Refusal): value is Refusal => 'ok' in value;

/** The addressee for which the act counts. */
export function urgedBy(act: Act, state: UrgingState): AddresseeState | Refusal {
  return urgedAddressee(state, actingBody(act)) ?? refuse('not-urged', { actingBody: actingBody(act) });
}

/**
 * Only the body that urges decides, and never in the hands of one who is urged: neither the body acted for nor the body
 * the person belongs to may be an addressee, or a predecessor or successor of one (R12).
 */
export function decidesFault(act: Act, { number: { issuer } }: UrgingDocument, { addressees }: UrgingState, register: OrganisationState): Refusal | null {
  const body = actingBody(act);
  if (body !== issuer) return refuse('not-urging-body', { issuer, actingBody: body });
  const urged = new Set<BodyId>(addressees.map((addressee) => addressee.body));
  const hand = [body, act.body].find((each) => urged.has(each) || [...lineageOf(register, each)].some((kin) => urged.has(kin)));
  return hand === undefined ? null : refuse('urged-body-decides', { actingBody: hand });
}

export const composed = (text: string): string => text.normalize('NFC').trim();
export const composedOrNull = (text: string | null): string | null => (text === null ? null : composed(text) || null);
export const blank = (text: string | null): boolean => text === null || text.trim() === '';
