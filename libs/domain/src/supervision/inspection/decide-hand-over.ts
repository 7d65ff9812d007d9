import { accept, actingBody, type Act, type BodyId, type LocalDate } from '../../kernel/index.js';
import type { OrganisationState } from '../../organisation/index.js';
import { presentHolder, selfInspectionFault } from './bodies.js';
import type { InspectionMove } from './commands.js';
import type { DecidedInspection, InspectionOutcome, Of } from './decided.js';
import { INSPECTION_PARTS } from './events.js';
import { refuse } from './rejections.js';
import type { InspectionState } from './state.js';

/** The places of a running inspection whose holder is a relative of an inspected body on that day (R12), each to the first keeper; none without one. */
export function inspectionMoves({ decision, holders, stage }: InspectionState, keepers: readonly BodyId[], register: OrganisationState, day: LocalDate, because: Pick<InspectionMove, 'changeId' | 'basis'>): readonly InspectionMove[] {
  const [to] = keepers;
  if (decision === null || holders === null || stage === 'closed' || stage === 'withdrawn' || to === undefined) return [];
  return INSPECTION_PARTS.flatMap((part): readonly InspectionMove[] => {
    const from = presentHolder(register, holders[part], { occurredOn: day });
    return selfInspectionFault(register, from, part, decision.inspectedBodies) === null ? [] : [{ part, from, to, ...because }];
  });
}

/** A fact of another stream, so nothing refuses it; hearing it again records nothing. */
export const handOverInspection = ({ moves }: Of<'HandOverInspection'>, { holders, stage }: DecidedInspection): InspectionOutcome =>
  stage === 'closed' || stage === 'withdrawn' ? accept() : accept(...moves.filter(({ part, to }) => holders[part] !== to).map((data) => ({ type: 'InspectionHandedOver', data }) as const));

/** An inspection that nobody can go on with is taken over by the first body that may (R12). */
export function takeOverInspection({ basis, keepers, register }: Of<'TakeOverInspection'>, state: DecidedInspection, act: Act): InspectionOutcome {
  const { stage } = state;
  if (stage === 'closed' || stage === 'withdrawn') return refuse('inspection-over', { stage });
  const moves = inspectionMoves(state, keepers, register, act.occurredOn, { changeId: null, basis: basis.trim() });
  if (moves.length === 0) return refuse('inspection-in-good-hands');
  if (keepers[0] !== actingBody(act)) return refuse('not-inspection-keeper', { keeper: keepers[0] ?? null, actingBody: actingBody(act) });
  if (basis.trim() === '') return refuse('basis-missing');
  return accept(...moves.map((data) => ({ type: 'InspectionHandedOver', data }) as const));
}
