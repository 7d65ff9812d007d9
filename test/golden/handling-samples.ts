import type { DataOf } from '#libs/application';
import { actorId, assignmentId, type HandlingEvent } from '#libs/domain';

const duty = assignmentId('0b1c2d3e-4f50-4162-8394-a5b6c7d8e9f0');

/** One of each event about who of a body handles a duty. */
export const HANDLING_SAMPLES: { readonly [T in HandlingEvent['type']]: DataOf<T> } = {
  DutyPassed: { assignmentId: duty, person: actorId('p2'), before: actorId('p1') },
  DutyMovedToHead: { assignmentId: duty, from: actorId('p2'), to: actorId('p3') },
};
