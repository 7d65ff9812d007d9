import { CUSTODY_PARTIES, custodyDays, workingDaysOf, type CustodyParty } from '#libs/domain';
import type { QueryAnswer } from '../../queries/contract.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, NOT_FOUND } from '../reading/refusals.js';
import { mayKnow } from '../reading/visibility.js';
import { supervisionRulesProjection } from '../supervision-rules/supervision-rules.projection.js';
import { rulesAt } from '../supervision-rules/rules-at.js';
import { recordsOfDuty } from './custody-rows.js';
import { PARTY_WORDS } from './custody-words.js';
import type { CustodyAnswer, CustodyCounts, CustodyQuestion, CustodyView } from './custody.contract.js';
import { custodyProjection } from './custody.projection.js';

/** What an answer about custody is made from, besides what every view needs. */
export const CUSTODY_MODELS = [custodyProjection, supervisionRulesProjection] as const;

/** Where the days of one duty are, as of a moment. @throws ReadModelMissingError */
export async function askCustody(sources: QuerySources, memory: ReadingMemory, { asked, assignmentId }: CustodyQuestion): Promise<QueryAnswer<CustodyAnswer>> {
  const found = viewAt(sources, memory, asked, CUSTODY_MODELS);
  if (!found.ok) return found;
  const { answer: view } = found;
  const card = view.cards.byId(assignmentId);
  if (card === null || !mayKnow(asked.visibility, card.parties)) return NOT_FOUND;
  return answered({ moment: view.moment, assignmentId, custody: custodyView(sources, view, card.number) });
}

/** Of the duty with that number, by the calendar in force at the moment of the view. @throws ReadModelMissingError */
export function custodyView(sources: QuerySources, view: PastView, duty: number): CustodyView {
  const { index, at } = view.moment;
  const calendar = rulesAt(sources, index)(null).calendar;
  const { assignedOn, until, ended, spans } = custodyDays(recordsOfDuty(readerOf(sources, custodyProjection), duty, index), at);
  const rows = spans.map((span) => ({
    ...span,
    partyName: PARTY_WORDS[span.party],
    bodyName: span.body === null ? null : view.nameOf(span.body),
    workingDays: workingDaysOf(span, calendar),
  }));
  const days = countedBy(rows);
  return { assignedOn, until, ended, calendarVersion: calendar.version, workingDays: rows.reduce((sum, { workingDays }) => sum + workingDays, 0), days, spans: rows };
}

function countedBy(rows: readonly { readonly party: CustodyParty; readonly workingDays: number }[]): CustodyCounts {
  const days = noDays();
  for (const { party, workingDays } of rows) days[party] += workingDays;
  return days;
}

export const noDays = (): Record<CustodyParty, number> => Object.fromEntries(CUSTODY_PARTIES.map((party) => [party, 0])) as Record<CustodyParty, number>;
