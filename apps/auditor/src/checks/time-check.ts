import type { LogEntry } from '#libs/domain';
import type { Findings } from './findings.js';
import type { Cosigned } from './trust.js';

/** Clocks of office and witness may differ by so much. */
export const CLOCK_TOLERANCE_MS = 600_000;

/**
 * Events against the times at which witnesses saw the log: what they had seen was recorded by then, and what they had
 * not seen was not recorded long before. Without cosignatures nothing can be said about the times of a log by anybody
 * but its own office.
 */
export class TimeCheck {
  private readonly cuts: readonly Cosigned[];

  constructor(
    cosigned: readonly Cosigned[],
    private readonly findings: Findings,
  ) {
    this.cuts = cosigned.toSorted((a, b) => a.size - b.size);
  }

  take({ index, stream, recordedAt }: LogEntry): void {
    if (this.cuts.length === 0 || recordedAt === null) return;
    const at = Date.parse(recordedAt);
    const covering = this.cuts.findIndex(({ size }) => size >= index);
    const seen = covering < 0 ? undefined : this.cuts[covering];
    const before = this.cuts[(covering < 0 ? this.cuts.length : covering) - 1];
    if (seen !== undefined && at > seen.to * 1000 + CLOCK_TOLERANCE_MS) this.note('cosigned-before-recorded', index, stream, recordedAt, seen.to);
    if (before !== undefined && at < before.from * 1000 - CLOCK_TOLERANCE_MS) this.note('recorded-before-cosigned', index, stream, recordedAt, before.from);
  }

  private note(code: 'cosigned-before-recorded' | 'recorded-before-cosigned', event: number, stream: string, recordedAt: string, witnessed: number): void {
    this.findings.add(code, { event, stream, field: 'recordedAt', facts: { recordedAt, witnessed: new Date(witnessed * 1000).toISOString() } });
  }
}
