import { holdingsOf, type AssignmentState } from '#libs/domain';
import { dutyChangeProjection } from '../duty-columns/duty-change.projection.js';
import { CURRENT_CODES, dayOf, standingOf } from '../duty-columns/standing-columns.js';
import type { Projection } from '../running/projection.js';

export const INBOX = { name: 'inbox', version: 6 } as const;
export const INBOX_COLUMNS = ['body', 'holder', 'issuer', 'parties', 'assigned', 'due', 'codes', 'flags'] as const;
export const INBOX_FLAG = { open: 1, toAcknowledge: 2, returned: 4, issuerDecides: 8 } as const;

/** What each body has been given and what waits for it. */
export const inboxProjection: Projection = dutyChangeProjection({
  ...INBOX,
  columns: INBOX_COLUMNS,
  alsoChanges: ({ before, after, holderChanged }) => holderChanged || flagsOf(before) !== flagsOf(after) || before.terms?.issuer !== after.terms?.issuer,
  row: (duty, names) => {
    const { due, codes } = standingOf(duty);
    const { after, holder, facts } = duty;
    return [
      names.numberOf(after.terms?.leadBody ?? ''),
      holder === null ? null : names.numberOf(holder),
      names.numberOf(after.terms?.issuer ?? ''),
      names.numberOf(duty.parties),
      dayOf(facts.assignedOn),
      due,
      codes & CURRENT_CODES,
      flagsOf(after),
    ];
  },
});

/** `returned`: a result was sent back and no new one has been handed in. `issuerDecides`: a request waits for the issuer, though another may answer for lateness (filed late, or beside a result). */
function flagsOf(state: AssignmentState): number {
  const open = state.status !== 'accepted' && state.status !== 'closed' && state.status !== 'withdrawn' && state.status !== 'none';
  const toAcknowledge = state.status === 'assigned' && state.acknowledgedAt === null && state.acknowledgementDue !== null;
  const returned = state.status === 'in-progress' && state.rounds > 0 && state.pending === null;
  const issuerDecides = state.extension !== null && holdingsOf(state).some(({ as }) => as === 'issuer');
  return (open ? INBOX_FLAG.open : 0) | (toAcknowledge ? INBOX_FLAG.toAcknowledge : 0) | (returned ? INBOX_FLAG.returned : 0) | (issuerDecides ? INBOX_FLAG.issuerDecides : 0);
}
