import { bodyStands, type OrganisationState } from '../organisation/index.js';
import { dateAt, reject, type Act, type BodyId, type Decision, type LocalDate } from '../kernel/index.js';

/** A refusal as the checks pass it on. */
export type RefusalOf<Tag extends string> = Extract<Decision<never, Tag>, { ok: false }>;

export const refuse = <Tag extends string>(tag: Tag, facts: Readonly<Record<string, unknown>> = {}): RefusalOf<Tag> => reject(tag, facts) as RefusalOf<Tag>;

/** What every act of reporting can be refused for. */
export type CommonRejection =
  /** The paper would be dated after the day of its record (R13). Facts: `occurredOn`, `recordedOn`. */
  | 'occurred-in-future'
  /** A paper older than its record needs the document that proves it (R13). Facts: `occurredOn`, `recordedOn`. */
  | 'late-entry-needs-basis'
  /** A text that must say something is blank. Facts: `field`. */
  | 'text-missing'
  /** The act names no basis document. */
  | 'basis-missing'
  /** The act names no reason. */
  | 'reason-missing'
  /** A date is no existing day. Facts: `date`. */
  | 'date-invalid'
  /** A list that must name somebody is empty. Facts: `list`. */
  | 'nothing-named'
  /** One body stands twice in a list. Facts: `bodyId`. */
  | 'body-repeated'
  /** The register has no such body on that day. Facts: `bodyId`. */
  | 'unknown-body'
  /** The body has ended by then. Facts: `bodyId`. */
  | 'body-ended'
  /** An external body owes no report. Facts: `bodyId`. */
  | 'external-owes-no-report';

/** R13. A process carries the dates of the event it answers, which were judged there. */
export function datesFault(act: Act): RefusalOf<'occurred-in-future' | 'late-entry-needs-basis'> | null {
  if (act.actor.startsWith('process:')) return null;
  const { occurredOn } = act;
  const recordedOn = dateAt(act.recordedAt);
  if (occurredOn > recordedOn) return refuse('occurred-in-future', { occurredOn, recordedOn });
  return occurredOn < recordedOn && blank(act.lateEntryBasis) ? refuse('late-entry-needs-basis', { occurredOn, recordedOn }) : null;
}

/** May the body be given something to report, or to take reports, on that day? */
export function bodyFault(register: OrganisationState, bodyId: BodyId, on: LocalDate): RefusalOf<'unknown-body' | 'body-ended' | 'external-owes-no-report'> | null {
  switch (bodyStands(register, bodyId, on)) {
    case 'active':
      return null;
    case 'external':
      return refuse('external-owes-no-report', { bodyId });
    case 'ended':
      return refuse('body-ended', { bodyId });
    case 'unknown':
      return refuse('unknown-body', { bodyId });
  }
}

/** The first fault of a list of bodies that must report. */
export function listFault(register: OrganisationState, bodies: readonly BodyId[], list: string, on: LocalDate): RefusalOf<'nothing-named' | 'body-repeated' | 'unknown-body' | 'body-ended' | 'external-owes-no-report'> | null {
  if (bodies.length === 0) return refuse('nothing-named', { list });
  const seen = new Set<BodyId>();
  for (const bodyId of bodies) {
    if (seen.has(bodyId)) return refuse('body-repeated', { bodyId });
    seen.add(bodyId);
    const fault = bodyFault(register, bodyId, on);
    if (fault !== null) return fault;
  }
  return null;
}

export const trimmed = (text: string): string => text.normalize('NFC').trim();
export const trimmedOrNull = (text: string | null): string | null => (text === null ? null : trimmed(text) || null);
export const blank = (text: string | null): boolean => (text ?? '').trim() === '';
