import { dutyChangeProjection } from '../duty-columns/duty-change.projection.js';
import { standingOf } from '../duty-columns/standing-columns.js';
import type { Projection } from '../running/projection.js';

export const OVERDUE_BOARD = { name: 'overdue-board', version: 5 } as const;
export const BOARD_COLUMNS = ['body', 'directive', 'supervising', 'parties', 'due', 'original_due', 'codes', 'marks'] as const;

/** How all duties stand, for counts by body, directive, supervising office and month. */
export const overdueBoardProjection: Projection = dutyChangeProjection({
  ...OVERDUE_BOARD,
  columns: BOARD_COLUMNS,
  alsoChanges: ({ before, after }) => before.terms?.supervisingBody !== after.terms?.supervisingBody,
  row: (duty, names) => {
    const { due, originalDue, codes, marks } = standingOf(duty);
    const { terms } = duty.after;
    const [body, directive, supervising] = [terms?.leadBody ?? '', terms?.directiveId ?? '', terms?.supervisingBody ?? ''].map((text) => names.numberOf(text)) as [number, number, number];
    return [body, directive, supervising, names.numberOf(duty.parties), due, originalDue, codes, marks];
  },
});
