import type { LocalDate } from '../kernel/index.js';

/** One event of the log that a finding or an observation rests on: its stream and its place in it, from 0. */
export interface CitedEvent {
  readonly stream: string;
  readonly revision: number;
}

/**
 * What a finding or an observation rests on. Absence is its own kind: what was looked for and up to which day nothing of
 * it was found. Nothing recorded is not the same as nothing done, and is never told as such.
 */
export type Evidence =
  | { readonly by: 'events'; readonly events: readonly CitedEvent[] }
  | { readonly by: 'documents'; readonly documents: readonly string[] }
  | { readonly by: 'absence'; readonly soughtFor: string; readonly until: LocalDate };

export type EvidenceRejection =
  /** Neither an event nor a document is named, or an absence does not say what was looked for. Facts: `finding`. */
  | 'evidence-missing'
  /** An absence is claimed for days that are not over yet, or for no existing day. Facts: `finding`, `until`. */
  | 'absence-in-the-future'
  /** A cited event is not in the log, or belongs to another directive; the handler tells. Facts: `stream`, `revision`. */
  | 'cited-event-unknown';

/** What is missing in a piece of evidence entered on `today`; null when it can be kept. */
export function evidenceFault(evidence: Evidence, today: LocalDate): Exclude<EvidenceRejection, 'cited-event-unknown'> | null {
  switch (evidence.by) {
    case 'events':
      return evidence.events.length === 0 ? 'evidence-missing' : null;
    case 'documents':
      return evidence.documents.length === 0 || evidence.documents.some((name) => name.trim() === '') ? 'evidence-missing' : null;
    case 'absence':
      if (evidence.soughtFor.trim() === '') return 'evidence-missing';
      return evidence.until > today ? 'absence-in-the-future' : null;
  }
}

/** Every event that a list of evidence refers to. */
export const referencesIn = (all: readonly Evidence[]): readonly CitedEvent[] => all.flatMap((evidence) => (evidence.by === 'events' ? evidence.events : []));
