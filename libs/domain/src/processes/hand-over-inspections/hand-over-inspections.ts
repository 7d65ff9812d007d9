import type { DirectiveContent } from '../../directive/index.js';
import { dateAt, ignore, send } from '../../kernel/index.js';
import type { OrganisationEvent, OrganisationState } from '../../organisation/index.js';
import { inspectionKeepers, inspectionMoves, type InspectionState } from '../../supervision/index.js';
import { toInspection, type ProcessMessage } from '../messages.js';
import type { Process } from '../process.js';

/** An inspection with what its directive says of confirming; null when that cannot be found. */
export interface InspectionInChange {
  readonly inspection: InspectionState;
  readonly content: DirectiveContent | null;
}

export interface HandOverInspectionsContext {
  readonly register: OrganisationState;
  /** At least every inspection in which a body of the change has a part. */
  readonly inspections: readonly InspectionInChange[];
}

/**
 * When bodies change so that whoever decided or carries out an inspection becomes a relative of an inspected body, its place
 * goes to the office, else to the standing committee (R12). A successor without such a tie goes on without an act (R11).
 *
 * Ignores: `no-such-change`, `nothing-to-hand-over`, `not-for-this-process`.
 */
export const handOverInspections: Process<OrganisationEvent, HandOverInspectionsContext> = {
  name: 'hand-over-inspections',
  handles: new Set(['HandOverFellDue']),
  react(event, act, { register, inspections }) {
    if (event.type !== 'HandOverFellDue') return ignore('not-for-this-process');
    const { changeId } = event.data;
    const order = [...register.handOvers.values()].find((each) => each.order.changeId === changeId)?.order;
    if (order === undefined) return ignore('no-such-change');
    const day = dateAt(act.recordedAt);
    const messages = inspections.flatMap(({ inspection, content }): readonly ProcessMessage[] => {
      const { decision, holders } = inspection;
      if (decision === null || holders === null) return [];
      const moves = inspectionMoves(inspection, inspectionKeepers(content, decision.inspectedBodies, register, day), register, day, { changeId, basis: order.basis });
      return moves.length === 0 ? [] : [toInspection(decision.inspectionId, holders.issuer, { type: 'HandOverInspection', moves })];
    });
    return messages.length === 0 ? ignore('nothing-to-hand-over') : send(...messages);
  },
};
