import { dutyChangeProjection } from '../duty-columns/duty-change.projection.js';
import type { Standings } from '../duty-columns/standing-columns.js';
import type { Projection } from '../running/projection.js';

export const OVERDUE_BOARD = { name: 'overdue-board', version: 3 } as const;
export const BOARD_COLUMNS = ['body', 'directive', 'parties', 'due', 'original_due', 'codes', 'marks'] as const;

/** How all duties stand, for counts by body, directive and month. */
export const overdueBoardProjection = (standings: Standings): Projection =>
  dutyChangeProjection({
    ...OVERDUE_BOARD,
    columns: BOARD_COLUMNS,
    row: (duty, names) => {
      const { due, originalDue, codes, marks } = standings.of(duty);
      const { terms } = duty.after;
      return [names.numberOf(terms?.leadBody ?? ''), names.numberOf(terms?.directiveId ?? ''), names.numberOf(duty.parties), due, originalDue, codes, marks];
    },
  });
