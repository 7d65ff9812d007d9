/**
 * What can be wrong. Of the kind `altered`: the copy contradicts itself or what was signed, so somebody changed
 * something. Of the kind `unverifiable`: something is missing, malformed or of another log, so nothing is proved.
 */
export const FINDING_KINDS = {
  'entry-malformed': 'altered',
  'entry-place': 'altered',
  'entry-unlike-tile': 'altered',
  'event-unlike-entry': 'altered',
  'tile-unlike-below': 'altered',
  'root-unlike-tiles': 'altered',
  'stream-broken': 'altered',
  'signature-wrong': 'altered',
  'kept-unlike-tree': 'altered',
  'held-unlike-tree': 'altered',
  'copy-behind-held': 'altered',
  'cosigned-before-recorded': 'altered',
  'recorded-before-cosigned': 'altered',
  'quorum-missing': 'altered',
  'file-unlike-name': 'altered',
  'listed-unlike-list': 'altered',
  'listed-missing': 'altered',
  'not-listed': 'altered',
  'rule-broken': 'altered',
  'decision-unlike-events': 'altered',
  'event-out-of-place': 'altered',
  'event-impossible': 'altered',
  'checkpoint-missing': 'unverifiable',
  'checkpoint-malformed': 'unverifiable',
  'origin-unlike': 'unverifiable',
  'key-unknown': 'unverifiable',
  'tile-missing': 'unverifiable',
  'tile-truncated': 'unverifiable',
  'bundle-malformed': 'unverifiable',
  'list-malformed': 'unverifiable',
  'policy-malformed': 'unverifiable',
  'file-missing': 'unverifiable',
} as const satisfies Readonly<Record<string, 'altered' | 'unverifiable'>>;

export type FindingCode = keyof typeof FINDING_KINDS;

/** One thing that is wrong, and where. */
export interface Finding {
  readonly code: FindingCode;
  /** Dense index of the event; null when it is about no single one. */
  readonly event: number | null;
  readonly stream: string | null;
  /** What of it: a field of the entry or of the event. */
  readonly field: string | null;
  /** In the copy. */
  readonly file: string | null;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

export interface FoundAt {
  readonly event?: number;
  readonly stream?: string;
  readonly field?: string;
  readonly file?: string;
  readonly facts?: Finding['facts'];
}

/** Kept of each kind of finding; the others are counted. */
const KEPT_A_CODE = 20;

const byPlace = (a: Finding, b: Finding): number => (a.event ?? Infinity) - (b.event ?? Infinity) || (a.file ?? '').localeCompare(b.file ?? '');

/** Gathers findings: all are counted, the first of each code are kept. */
export class Findings {
  private readonly found: Finding[] = [];
  private readonly counted = new Map<FindingCode, number>();

  add(code: FindingCode, { event, stream, field, file, facts }: FoundAt = {}): void {
    const count = (this.counted.get(code) ?? 0) + 1;
    this.counted.set(code, count);
    if (count > KEPT_A_CODE) return;
    this.found.push({ code, event: event ?? null, stream: stream ?? null, field: field ?? null, file: file ?? null, facts: facts ?? {} });
  }

  /** Takes in what another thread has found: of each kind those are kept that come first in the log. */
  merge({ kept, counts }: FoundElsewhere): void {
    const places = new Map<FindingCode, number>();
    for (const finding of [...this.found.splice(0), ...kept].toSorted(byPlace)) {
      const place = places.get(finding.code) ?? 0;
      places.set(finding.code, place + 1);
      if (place < KEPT_A_CODE) this.found.push(finding);
    }
    for (const [code, count] of counts) this.counted.set(code, (this.counted.get(code) ?? 0) + count);
  }

  elsewhere(): FoundElsewhere {
    return { kept: this.found, counts: [...this.counted] };
  }

  /** By event, then by file. */
  kept(): readonly Finding[] {
    return this.found.toSorted(byPlace);
  }

  count(): number {
    return [...this.counted.values()].reduce((sum, count) => sum + count, 0);
  }

  counts(): Readonly<Partial<Record<FindingCode, number>>> {
    return Object.fromEntries(this.counted) as Partial<Record<FindingCode, number>>;
  }
}

export interface FoundElsewhere {
  readonly kept: readonly Finding[];
  readonly counts: readonly (readonly [FindingCode, number])[];
}
