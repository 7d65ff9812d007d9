import { actingBody, dateAt, type Act, type BodyId, type LocalDate } from '../../kernel/index.js';
import { bodyOn, lineageOf, predecessorsOf, type OrganisationState } from '../../organisation/index.js';
import type { UrgingDocument } from './document.js';
import { refuse, type Refusal } from './rejections.js';
import type { AddresseeState, UrgingState } from './state.js';

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

/** Does `body` stand in the place of `of` on that day: the body itself, or, once that has ended, one that continues it (R11)? */
export const standsFor = (register: OrganisationState, body: BodyId, of: BodyId, on: LocalDate): boolean =>
  body === of || (predecessorsOf(register, body).has(of) && bodyOn(register, of, on) === null);

/** The addressee for which the act counts: the acting body, or an ended one that it continues. */
export function urgedBy(act: Act, state: UrgingState, { addressee: named, register }: { readonly addressee: BodyId | null; readonly register: OrganisationState }): AddresseeState | Refusal {
  const body = actingBody(act);
  const candidates = state.addressees.filter((each) => standsFor(register, body, each.body, act.occurredOn));
  const wanted = named ?? body;
  const found = candidates.find((each) => each.body === wanted) ?? (named === null && candidates.length === 1 ? candidates[0] : undefined);
  if (found !== undefined) return found;
  return named === null && candidates.length > 1 ? refuse('addressee-unclear', { addressees: candidates.map((each) => each.body) }) : refuse('not-urged', { actingBody: body });
}

/** Who decides over an urging on that day: the body that urged; once that has ended, whoever continues it, or who assigned a duty that it was about. */
export const decidesOver = ({ document, duties }: UrgingState, body: BodyId, register: OrganisationState, on: LocalDate): boolean => {
  if (document === null) return false;
  const { issuer } = document.number;
  return standsFor(register, body, issuer, on) || (bodyOn(register, issuer, on) === null && duties.some(({ assignedBy }) => standsFor(register, body, assignedBy, on)));
};

/**
 * Only the body that urges decides, and never in the hands of one who is urged: neither the body acted for nor the body
 * the person belongs to may be an addressee, or a predecessor or successor of one (R12). When a merger makes the one
 * who urged continue one who was urged, the Standing Committee that assigned the duty decides.
 */
export function decidesFault(act: Act, { number: { issuer } }: UrgingDocument, state: UrgingState, register: OrganisationState): Refusal | null {
  const body = actingBody(act);
  if (!decidesOver(state, body, register, act.occurredOn)) return refuse('not-urging-body', { issuer, actingBody: body });
  const urged = new Set<BodyId>(state.addressees.map((addressee) => addressee.body));
  const hand = [body, act.body].find((each) => urged.has(each) || [...lineageOf(register, each)].some((kin) => urged.has(kin)));
  return hand === undefined ? null : refuse('urged-body-decides', { actingBody: hand });
}

export const composed = (text: string): string => text.normalize('NFC').trim();
export const composedOrNull = (text: string | null): string | null => (text === null ? null : composed(text) || null);
export const blank = (text: string | null): boolean => text === null || text.trim() === '';
