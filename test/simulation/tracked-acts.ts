import type { AssignmentIntent } from '#libs/application';
import { addDays, dutyPeriod, firstNumber, hangsOnOneEvent, isFiled, returns, type AssignmentState, type BodyId, type LocalDate } from '#libs/domain';
import type { Chance } from './chance.js';

interface Wanted {
  readonly body: BodyId;
  readonly intent: AssignmentIntent;
}

/**
 * What somebody would do next about a duty that no written day governs, about its points or its star; null when nothing of
 * that is called for. The one that issued it records events and sets rhythms, its lead files and reports, others look.
 */
export function trackedAct(state: AssignmentState, chance: Chance, today: LocalDate): Wanted | null {
  const { terms, deadlines, points } = state;
  if (terms === null) return null;
  const { leadBody: lead, issuer, confirmingBody: confirming, supervisingBody: supervising } = terms;
  const overseer = chance.pick([issuer, supervising]);
  if (terms.external) return { body: overseer, intent: { type: 'RecordExternalResult', outputs: ['công văn'], note: 'đã có kết quả' } };
  const acts: Wanted[] = [];
  if (deadlines.some(hangsOnOneEvent)) acts.push({ body: overseer, intent: { type: 'RecordCondition', place: null, event: 'ngày bầu cử', on: addDays(today, chance.between(0, 120)), basis: 'NQ 1' } });
  if (deadlines.some(({ kind, confirmation }) => kind === 'standing' && confirmation === 'confirmed')) acts.push({ body: overseer, intent: { type: 'ReviewStandingDuty', findings: 'làm đều' } });
  if (deadlines.some(returns)) acts.push(state.recurrence === null ? { body: overseer, intent: rhythm(chance) } : { body: lead, intent: filing(state, chance, today) });
  const standing = points.filter(({ withdrawn }) => !withdrawn);
  const point = standing.length === 0 ? null : chance.pick(standing).code;
  if (chance.hit(0.15)) acts.push({ body: issuer, intent: { type: 'AddPoint', code: `d${chance.below(4)}`, text: 'một điểm' } });
  if (point !== null) {
    acts.push(
      { body: lead, intent: { type: 'ReportPoint', code: point, status: chance.pick(['done', 'in-progress'] as const), note: 'BC' } },
      { body: confirming, intent: { type: 'ConfirmPoint', code: point, done: chance.hit(0.8), note: 'đã xem' } },
    );
    if (chance.hit(0.2)) acts.push({ body: issuer, intent: { type: 'WithdrawPoint', code: point, basis: 'KL 6' } });
  }
  if (chance.hit(0.1)) acts.push({ body: issuer, intent: { type: 'StarDuty', starred: chance.hit(0.6), reason: 'trọng tâm' } });
  return acts.length === 0 ? null : chance.pick(acts);
}

const rhythm = (chance: Chance): AssignmentIntent => ({
  type: 'SetRecurrence',
  calendar: chance.pick(['ND09', 'thang-duong-lich'] as const),
  rhythms: chance.pick([['monthly'], ['quarterly'], ['quarterly', 'yearly']] as const),
  due: chance.hit(0.8) ? { by: 'day-of-month', monthOffset: chance.below(2), day: chance.between(20, 31) } : null,
  basis: 'CV 7',
});

/** Mostly the oldest period that is missing, now and then one already filed or one that has not begun. */
function filing({ recurrence, filed }: AssignmentState, chance: Chance, today: LocalDate): AssignmentIntent {
  const known = recurrence as NonNullable<AssignmentState['recurrence']>;
  const name = chance.pick(known.rhythms);
  let number = firstNumber(known, name);
  while (isFiled(filed, name, number) && dutyPeriod(known, name, number).from <= today) number += 1;
  const { key } = dutyPeriod(known, name, number + (chance.hit(0.8) ? 0 : chance.between(-1, 3)));
  return { type: 'FilePeriodResult', period: key, note: 'BC', nil: chance.hit(0.2) };
}
