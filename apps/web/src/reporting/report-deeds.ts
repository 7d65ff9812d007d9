import type { Schemas } from '../api/client.js';

/** What is done with the report of one unit, and with the one that is made of them. */
export const UNIT_DEEDS = ['file', 'nil', 'correct', 'take-back', 'return'] as const;
export const WHOLE_DEEDS = ['draft', 'submit', 'send-back', 'accept', 'accept-back'] as const;
export type UnitDeed = (typeof UNIT_DEEDS)[number];
export type Deed = UnitDeed | (typeof WHOLE_DEEDS)[number];
/** What each is called as an act of the log. */
export const REPORT_ACTS = {
  file: 'FileUnitReport', nil: 'FileNilReport', correct: 'CorrectUnitReport', 'take-back': 'TakeBackUnitReport', return: 'ReturnUnitReport', draft: 'DraftConsolidation', submit: 'SubmitConsolidation', 'send-back': 'ReturnConsolidation',
  accept: 'AcceptConsolidation', 'accept-back': 'TakeBackConsolidationAcceptance',
} as const satisfies Readonly<Record<Deed, string>>; // prettier-ignore

interface Asker {
  readonly body: string;
  readonly roles: readonly string[];
}

/** Whoever audits changes nothing, whatever other roles they have. */
const has = ({ roles }: Asker, wanted: readonly string[]): boolean => !roles.includes('auditor') && wanted.some((role) => roles.includes(role));
const WORKING = ['officer', 'head', 'supervising-officer'];
const LEADING = ['head', 'approver'];

/** What the asker may do with the report of a unit now; whether it is in time for it, the program says. */
export function unitDeeds({ filedBy, filedAt }: Pick<Schemas['UnitReportRow'], 'filedBy' | 'filedAt'>, consolidator: string, asker: Asker): readonly UnitDeed[] {
  if (!has(asker, WORKING)) return [];
  const own: readonly UnitDeed[] = asker.body !== filedBy ? [] : filedAt === null ? ['file', 'nil'] : ['correct', 'take-back'];
  return [...own, ...(asker.body === consolidator && filedAt !== null ? (['return'] as const) : [])];
}

/** What the asker may do with the consolidated report as it stands. */
export function wholeDeeds(status: Schemas['Consolidation']['status'], parts: { readonly consolidator: string; readonly recipient: string }, asker: Asker): readonly Deed[] {
  const made: readonly Deed[] = asker.body !== parts.consolidator || !has(asker, WORKING) ? [] : status === 'drafted' || status === 'returned' ? ['draft', 'submit'] : status === 'none' ? ['draft'] : [];
  const judged: readonly Deed[] = asker.body !== parts.recipient || !has(asker, LEADING) ? [] : status === 'submitted' ? ['accept', 'send-back'] : status === 'accepted' ? ['accept-back'] : [];
  return [...made, ...judged];
}
