import { codeAt, dateAt, rates, standingOfCode, standingSteps, type AssignmentEvent, type AssignmentId, type Box, type BoxCounts, type Instant, type LocalDate, type Ratio } from '#libs/domain';
import type { RecordedEvent } from '../../event-catalogue/recorded-event.js';
import type { QueryAnswer } from '../../queries/contract.js';
import type { Card } from '../assignment-card/cards.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { answered, NOT_FOUND } from '../reading/refusals.js';
import { mayKnow } from '../reading/visibility.js';
import { ASSIGNMENT_STREAM } from '../running/folded-duties.js';
import { dayInWords, noReportUntil } from './tracked-words.js';
import type { SilentDuty, UpdateRateAnswer, UpdateRateQuestion, UpdateRateRow } from './update-rate.contract.js';

const UPDATES: ReadonlySet<AssignmentEvent['type']> = new Set(['ProgressReported', 'ResultSubmitted', 'PointReported', 'PeriodResultFiled']);
const OPEN: ReadonlySet<Card['status']> = new Set(['assigned', 'acknowledged', 'in-progress', 'submitted']);
const EVENTS_PER_READ = 100;

/** Whether reports on the duty are waited for. */
export const isFollowed = ({ status, facts }: Card): boolean => OPEN.has(status) && !facts.external;

/** In which of the four boxes the duty is at that instant; null for none. */
export function boxOf({ facts }: Card, at: Instant): Box | null {
  const standing = standingOfCode(codeAt(standingSteps(facts, 'current'), at));
  return standing.kind === 'box' ? standing.box : null;
}

interface Followed {
  readonly card: Card;
  readonly last: LocalDate | null;
}

/** Read from the end of each open duty's stream: few duties, asked for now and then, so no event has to pay for it. @throws ReadModelMissingError */
export async function askUpdateRate(sources: QuerySources, memory: ReadingMemory, { asked, directiveId }: UpdateRateQuestion): Promise<QueryAnswer<UpdateRateAnswer>> {
  const found = viewAt(sources, memory, asked);
  if (!found.ok) return found;
  const view = found.answer;
  if (view.directives.find(directiveId) === null || !view.directives.mayKnow(asked.visibility, directiveId)) return NOT_FOUND;
  const cards = view.cards.ofDirective(directiveId).filter(({ parties }) => mayKnow(asked.visibility, parties));
  const month = view.today.slice(0, 7);
  const open: Followed[] = [];
  for (const card of cards) if (isFollowed(card)) open.push({ card, last: await lastUpdate(sources, card.id, card.revision) });
  const completion = (of: readonly Card[]): Ratio => {
    const counts: Record<Box, number> = { 'done-on-time': 0, 'done-late': 0, 'in-time': 0, overdue: 0 };
    for (const card of of) {
      const box = boxOf(card, view.moment.at);
      if (box !== null) counts[box] += 1;
    }
    return rates(counts as BoxCounts).completion;
  };
  const bodies = [...new Set(cards.map(({ body }) => body))].toSorted().map((body): UpdateRateRow => {
    const own = open.filter(({ card }) => card.body === body);
    const silent = own.filter(({ last }) => !isIn(month, last)).map((followed) => silentDuty(followed, view.today));
    return { body, bodyName: view.nameOf(body), updated: updatedOf(own, month), completion: completion(cards.filter((card) => card.body === body)), silent };
  });
  return answered({ moment: view.moment, month, updated: updatedOf(open, month), completion: completion(cards), bodies });
}

export const isIn = (month: string, day: LocalDate | null): boolean => day !== null && day.startsWith(month);
const updatedOf = (followed: readonly Followed[], month: string): Ratio => ({ k: followed.filter(({ last }) => isIn(month, last)).length, n: followed.length });

function silentDuty({ card: { id: assignmentId, taskCode }, last: lastUpdateOn }: Followed, today: LocalDate): SilentDuty {
  const missing = noReportUntil(today);
  const says = lastUpdateOn === null ? missing : { vi: `Báo cáo gần nhất ngày ${dayInWords(lastUpdateOn)}`, en: `Last reported on ${dayInWords(lastUpdateOn)}` };
  return { assignmentId, taskCode, lastUpdateOn, says };
}

/** The day on which the last update up to that revision was recorded. */
async function lastUpdate({ log, decode }: QuerySources, id: AssignmentId, revision: number): Promise<LocalDate | null> {
  for (let end = revision; end > 0; end -= EVENTS_PER_READ) {
    const fromRevision = Math.max(0, end - EVENTS_PER_READ + 1);
    const read = await log.readStream(`${ASSIGNMENT_STREAM}${id}`, { fromRevision, limit: end - fromRevision + 1 });
    const last = read.map((logged) => decode(logged) as RecordedEvent<AssignmentEvent>).findLast(({ event }) => UPDATES.has(event.type));
    if (last !== undefined) return dateAt(last.metadata.act.recordedAt);
  }
  return null;
}

/** Every update of a duty up to that revision, oldest first, with the day on which it was recorded. */
export async function updatesOf({ log, decode }: QuerySources, id: AssignmentId, revision: number): Promise<readonly { readonly revision: number; readonly day: LocalDate }[]> {
  const updates: { readonly revision: number; readonly day: LocalDate }[] = [];
  for (let fromRevision = 0; fromRevision <= revision; fromRevision += EVENTS_PER_READ) {
    const read = await log.readStream(`${ASSIGNMENT_STREAM}${id}`, { fromRevision, limit: Math.min(EVENTS_PER_READ, revision + 1 - fromRevision) });
    for (const logged of read) {
      const { event, metadata } = decode(logged) as RecordedEvent<AssignmentEvent>;
      if (UPDATES.has(event.type)) updates.push({ revision: logged.revision, day: dateAt(metadata.act.recordedAt) });
    }
  }
  return updates;
}
