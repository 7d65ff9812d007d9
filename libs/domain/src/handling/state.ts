import type { ActorId, AssignmentId } from '../kernel/index.js';
import type { HandlingEvent } from './events.js';

/** By duty, who handles it; what is not here is with the head of the body. */
export interface HandlingState {
  readonly handlers: ReadonlyMap<AssignmentId, ActorId>;
}

export const initialHandling: HandlingState = { handlers: new Map() };

export function evolveHandling({ handlers }: HandlingState, event: HandlingEvent): HandlingState {
  const next = new Map(handlers);
  switch (event.type) {
    case 'DutyPassed':
      return { handlers: next.set(event.data.assignmentId, event.data.person) };
    case 'DutyMovedToHead': {
      const { assignmentId, to } = event.data;
      if (to === null) next.delete(assignmentId);
      else next.set(assignmentId, to);
      return { handlers: next };
    }
  }
}

export const handlingToJson = ({ handlers }: HandlingState): unknown => [...handlers];
export const handlingFromJson = (json: unknown): HandlingState => ({ handlers: new Map(json as readonly (readonly [AssignmentId, ActorId])[]) });

/** The duties that the person handles. */
export const dutiesOf = ({ handlers }: HandlingState, person: ActorId): readonly AssignmentId[] => [...handlers].flatMap(([assignmentId, handler]) => (handler === person ? [assignmentId] : []));
