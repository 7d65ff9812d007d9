import type { Finding, FindingCode } from './checks/findings.js';

/** `sound`: all that was checked is as it was signed. `altered`: it is not. `unverifiable`: nothing is proved either way. */
export type Verdict = 'sound' | 'altered' | 'unverifiable';

/** A checkpoint that somebody outside the office vouches for. */
export interface Coverage {
  readonly size: number;
  /** ISO instant from witnesses; null for a checkpoint that the auditor brought. */
  readonly at: string | null;
}

export interface Report {
  readonly verdict: Verdict;
  readonly origin: string | null;
  readonly size: number | null;
  /** Base 64. */
  readonly root: string | null;
  /** Verifier keys whose good signature the checkpoint bears. */
  readonly signedBy: readonly string[];
  /** Whether the trust in them rests on a key that the auditor brought, not on one found in the copy. */
  readonly keyBrought: boolean;
  readonly checked: {
    readonly events: number;
    readonly streams: number;
    /** Whether the stored bytes of the events were there to be compared and judged. */
    readonly contents: boolean;
    readonly checkpoints: number;
    readonly files: number;
    /** Acts whose command could be told from their events, so that the rules could be asked again; and those where not, by stored name. */
    readonly judged: number;
    readonly notJudged: Readonly<Record<string, number>>;
  };
  /** The greatest checkpoint that the auditor brought and that fits; null without one. */
  readonly held: Coverage | null;
  /** The greatest checkpoint that the witnesses of the policy cosigned. */
  readonly cosigned: Coverage | null;
  /** Events that neither of them covers: only the office's own signature speaks for them. `since`: when the first was recorded. */
  readonly tail: { readonly events: number; readonly since: string | null };
  readonly counts: Readonly<Partial<Record<FindingCode, number>>>;
  /** The first of each code. */
  readonly findings: readonly Finding[];
  readonly seconds: number;
}
