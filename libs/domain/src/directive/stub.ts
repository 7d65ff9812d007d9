import { accept, actingBody, parseLocalDate, type Act, type BodyId, type Decision, type DirectiveId, type LocalDate } from '../kernel/index.js';
import type { OrganisationState } from '../organisation/index.js';
import { numberFault } from './document-checks.js';
import type { DocumentNumber } from './document.js';
import type { DirectiveEvent } from './events.js';
import { refuse, type Refusal } from './refusal.js';
import { bodyFault } from './register-checks.js';
import type { DirectiveRejection } from './rejections.js';
import type { StateSecrecy } from './secrecy.js';
import type { DirectiveState } from './state.js';

/** All that is kept of a paper that is a state secret (feature 60): that it exists, and who has it. No words of it. */
export interface DirectiveStub {
  readonly directiveId: DirectiveId;
  readonly number: DocumentNumber;
  /** Date on the paper. */
  readonly date: LocalDate;
  readonly secrecy: StateSecrecy;
  /** The body in whose hands the paper lies. */
  readonly holder: BodyId;
}

/** Number and sign only, so that no words come in by it: "05-KH/TU". */
const SYMBOL = /^\S{1,40}$/u;

/** What is wrong with a stub: its number, then the register, of the paper's day for the issuer and of the act's for the holder. */
export function stubFault({ number, date, holder }: DirectiveStub, register: OrganisationState, { occurredOn }: Act): Refusal | null {
  if (parseLocalDate(date) === null) return refuse('date-invalid', { date });
  if (date > occurredOn) return refuse('stub-before-paper', { date, occurredOn });
  if (!SYMBOL.test(number.symbol)) return refuse('symbol-mismatch', { number: number.number, kind: number.kind });
  return numberFault(number, date) ?? bodyFault(register, number.issuer, date, 'issuer') ?? bodyFault(register, holder, occurredOn, 'holder');
}

/** Entered once, and again as a whole when holder or mark change; the number stays. */
export function enterStub(stub: DirectiveStub, register: OrganisationState, state: DirectiveState, act: Act): Decision<DirectiveEvent, DirectiveRejection> {
  const { status, stub: known } = state;
  if (status !== 'none' && status !== 'stub') return refuse('directive-already-drafted', { status });
  if (stub.number.issuer !== actingBody(act)) return refuse('not-issuer', { issuer: stub.number.issuer, actingBody: actingBody(act) });
  if (known !== null) {
    if (stub.directiveId !== known.directiveId) return refuse('draft-identity-changed', { field: 'directiveId' });
    const moved = (['issuer', 'kind', 'year', 'number'] as const).find((field) => stub.number[field] !== known.number[field]);
    if (moved !== undefined) return refuse('draft-identity-changed', { field: moved });
  }
  const fault = stubFault(stub, register, act);
  if (fault !== null) return fault;
  return known !== null && isSame(known, stub) ? accept() : accept({ type: 'DirectiveStubEntered', data: { stub } });
}

const isSame = (a: DirectiveStub, b: DirectiveStub): boolean => a.number.symbol === b.number.symbol && a.date === b.date && a.secrecy === b.secrecy && a.holder === b.holder;
