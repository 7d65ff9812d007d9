import type { Act } from '../kernel/index.js';
import { asPoint, type Point } from './points.js';
import type { AssignmentState } from './state.js';
import type { PointEvent } from './tracking-events.js';
import { forget } from './undo.js';

/** Points keep what was said of them last; a mistaken word is answered by the next one (R15). */
export function evolvePoints(state: AssignmentState, event: PointEvent, act: Act): AssignmentState {
  const revision = state.revision + 1;
  switch (event.type) {
    case 'PointAdded': {
      const { code, from } = event.data;
      return { ...state, revision, points: [...state.points.filter((point) => point.code !== code), asPoint(event.data, from)] };
    }
    case 'PointWithdrawn':
      return { ...state, revision, points: replaced(state.points, event.data.code, (point) => ({ ...point, withdrawn: true })) };
    case 'PointReported': {
      // A declaration is an update of the duty: the acts below it can no longer be taken back by themselves.
      const { code, status } = event.data;
      const points = replaced(state.points, code, (point) => ({ ...point, declared: { status, at: act.recordedAt }, evidenced: null }));
      return { ...state, revision, status: 'in-progress', points, lastProgressAt: act.recordedAt, undo: forget(state.undo, 'progress', 'acknowledgement') };
    }
    case 'PointConfirmed':
      return { ...state, revision, points: replaced(state.points, event.data.code, (point) => ({ ...point, evidenced: event.data.done })) };
    case 'DutyStarred':
      return { ...state, revision, starred: event.data.starred };
  }
}

const replaced = (points: readonly Point[], code: string, change: (point: Point) => Point): readonly Point[] => points.map((point) => (point.code === code ? change(point) : point));
