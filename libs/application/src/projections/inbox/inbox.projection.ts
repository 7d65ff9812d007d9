import { POLICY_V1, standingSteps, dateAt, type AssignmentState, type SupervisionPolicy } from '#libs/domain';
import { dutyChangeProjection } from '../duty-columns/duty-change.projection.js';
import { dayOf, standingColumns } from '../duty-columns/standing-columns.js';
import type { Projection } from '../running/projection.js';

export const INBOX_COLUMNS = ['body', 'holder', 'parties', 'due', 'codes', 'due_soon_from', 'flags'] as const;
export const INBOX_FLAG = { open: 1, toAcknowledge: 2, returned: 4 } as const;

/** What each body has been given and what waits for it. */
export const inboxProjection = (policy: SupervisionPolicy = POLICY_V1): Projection =>
  dutyChangeProjection({
    name: 'inbox',
    version: 1,
    columns: INBOX_COLUMNS,
    alsoChanges: ({ before, after, holderChanged }) => holderChanged || flagsOf(before) !== flagsOf(after),
    row: ({ after, facts, parties, holder }, names) => {
      const [due, , codes] = standingColumns(facts, after, policy);
      const { dueSoonFrom } = standingSteps(facts, policy, 'current');
      return [
        names.numberOf(after.terms?.leadBody ?? ''),
        holder === null ? null : names.numberOf(holder),
        names.numberOf(parties),
        due ?? null,
        (codes ?? 0) & 0xff,
        dueSoonFrom === null ? null : dayOf(dateAt(dueSoonFrom)),
        flagsOf(after),
      ];
    },
  });

/** `returned`: a result was sent back and no new one has been handed in. */
function flagsOf(state: AssignmentState): number {
  const open = state.status !== 'accepted' && state.status !== 'closed' && state.status !== 'withdrawn' && state.status !== 'none';
  const toAcknowledge = state.status === 'assigned' && state.acknowledgedAt === null;
  const returned = state.status === 'in-progress' && state.rounds > 0 && state.pending === null;
  return (open ? INBOX_FLAG.open : 0) | (toAcknowledge ? INBOX_FLAG.toAcknowledge : 0) | (returned ? INBOX_FLAG.returned : 0);
}
