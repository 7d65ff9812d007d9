import type { Evidence } from '#libs/domain';

/** What a finding or an observation rests on, with the sentence to show where nothing was found. */
export interface EvidenceView {
  readonly by: Evidence['by'];
  readonly events: readonly { readonly stream: string; readonly revision: number }[];
  readonly documents: readonly string[];
  /** Null unless it is about an absence. */
  readonly absence: { readonly soughtFor: string; readonly until: string; readonly vi: string; readonly en: string } | null;
}

/** Nothing found is bounded by a day, and never told as nothing done. */
export function evidenceView(evidence: Evidence): EvidenceView {
  switch (evidence.by) {
    case 'events':
      return { by: evidence.by, events: evidence.events, documents: [], absence: null };
    case 'documents':
      return { by: evidence.by, events: [], documents: evidence.documents, absence: null };
    case 'absence': {
      const { soughtFor, until } = evidence;
      const vi = `Tính đến hết ngày ${vietnameseDay(until)} chưa tìm thấy: ${soughtFor}. Chưa tìm thấy không có nghĩa là chưa thực hiện.`;
      return { by: evidence.by, events: [], documents: [], absence: { soughtFor, until, vi, en: `Not found up to the end of ${until}: ${soughtFor}. Not found does not mean not done.` } };
    }
  }
}

const vietnameseDay = (day: string): string => day.split('-').toReversed().join('/');
