import { rankingPeriod } from '#libs/domain';
import type { Visibility } from '../../queries/contract.js';
import { CountedCoordinators } from '../custody/counted-coordinators.js';
import { CountedCustody } from '../custody/counted-custody.js';
import { CountedDirective } from '../directive-overview/counted-directive.js';
import { CountedFanOut } from '../directive-overview/counted-fan-out.js';
import { CountedInbox } from '../inbox/counted-inbox.js';
import { CountedMilestones } from '../indicators/counted-milestones.js';
import { CountedReports } from '../periodic-reports/counted-reports.js';
import { CountedRanking } from '../rankings/counted-ranking.js';
import type { ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { CountedUpdateRate } from '../tracking/counted-update-rate.js';
import type { CountedBoard } from './counted-board.js';
import type { AskedBoard } from './counted-boards.contract.js';

/** The board that is asked for, as its asker sees it; null when there can be none of that name. */
export function boardOf(sources: QuerySources, memory: ReadingMemory, visibility: Visibility, asked: AskedBoard): CountedBoard | null {
  switch (asked.of) {
    case 'inbox':
      return new CountedInbox(sources, memory, visibility, asked.body);
    case 'custody':
      return new CountedCustody(sources, memory, visibility, asked.by, asked.narrow);
    case 'coordinators':
      return new CountedCoordinators(sources, memory, visibility);
    case 'reports':
      return new CountedReports(sources, memory, visibility, asked.obligationId, asked.body);
    case 'indicators':
      return new CountedMilestones(sources, memory, visibility, asked.narrow);
    case 'ranking': {
      const period = rankingPeriod(asked.period);
      return period === null ? null : new CountedRanking(sources, memory, visibility, asked.office, period, asked.against);
    }
    case 'directive':
      return new CountedDirective(sources, memory, visibility, asked.directiveId);
    case 'fan-out':
      return new CountedFanOut(sources, memory, visibility, asked.directiveId);
    case 'update-rate':
      return new CountedUpdateRate(sources, memory, visibility, asked.directiveId);
  }
}
