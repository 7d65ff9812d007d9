import { handlingDecider, type HandlingCommand, type HandlingEvent, type HandlingState } from '../handling/index.js';
import { heldOn, type PositionsState } from '../identity/position/index.js';
import { actingBody, dateAt } from '../kernel/index.js';
import type { Retraceable } from './retracing.js';

/** Whether the duty was over stands in a stream of its own, which may have gone on meanwhile: what was passed is taken for open. */
export const RETRACE_HANDLING: Retraceable<HandlingCommand, HandlingState, HandlingEvent> = {
  stream: /^handling-/,
  decider: handlingDecider,
  retrace: {
    DutyPassed: ({ assignmentId, person }, { act, stateOf }) => {
      const positions = (stateOf('positions') as PositionsState | null)?.positions ?? [];
      const ofBody = positions.some((each) => each.person === person && each.body === actingBody(act) && heldOn(each, dateAt(act.recordedAt)));
      return { type: 'PassDuty', assignmentId, person, open: true, ofBody };
    },
    DutyMovedToHead: ({ from, to }, { events }) => ({ type: 'MoveDutiesOfLeaver', person: from, head: to, duties: events.flatMap((event) => (event.type === 'DutyMovedToHead' ? [event.data.assignmentId] : [])) }),
  },
};
