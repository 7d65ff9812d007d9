import {
  addDays, calendarOfVersion, evolveSupervisionRules, initialSupervisionRules, isWorkingDay, knowledgeOfYear, localDate, policyFor, SHIPPED_YEAR_PAPERS, type CalendarDay, type Instant, type PolicySwitches,
  type SupervisionPolicy, type SupervisionRulesEvent, type SupervisionRulesState, type WorkingCalendar,
} from '#libs/domain';
import type { AsOf, Moment, QueryAnswer } from '../../queries/contract.js';
import { momentOf, readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, NOT_FOUND } from '../reading/refusals.js';
import type { PublishedVersion, SupervisionRulesAnswer, SupervisionRulesQuestion, WorkingCalendarAnswer, WorkingCalendarQuestion } from './supervision-rules.contract.js';
import { supervisionRulesProjection } from './supervision-rules.projection.js';

interface RulesThen {
  readonly moment: Moment;
  readonly state: SupervisionRulesState;
  /** Of the last publication; -1 before the first. */
  readonly revision: number;
  readonly publications: readonly PublishedVersion[];
}

/** The rules in force at the moment, and what was published until then. @throws ReadModelMissingError */
export async function askSupervisionRules(sources: QuerySources, { asked, issuer }: SupervisionRulesQuestion): Promise<QueryAnswer<SupervisionRulesAnswer>> {
  const found = rulesAt(sources, asked.asOf);
  if (!found.ok) return found;
  const { moment, state, revision, publications } = found.answer;
  const policy = policyFor(state, issuer);
  const published = state.policies.find(({ version }) => version === policy.version);
  return answered({
    moment,
    policy: { version: policy.version, issuer: published?.issuer ?? null, switches: switchesOf(policy), basis: published?.basis ?? null },
    calendarVersion: state.calendar.version,
    publications: publications.toReversed(),
    revision,
  });
}

/** A year of the calendar in force at the moment, or of an older version of it. @throws ReadModelMissingError */
export async function askWorkingCalendar(sources: QuerySources, { asked, year, version }: WorkingCalendarQuestion): Promise<QueryAnswer<WorkingCalendarAnswer>> {
  const found = rulesAt(sources, asked.asOf);
  if (!found.ok) return found;
  const { moment, state, revision } = found.answer;
  const calendar = version === null ? state.calendar : calendarOfVersion(state, version);
  if (calendar === null) return NOT_FOUND;
  const published = state.calendars.findLast((one) => one.year === year && one.version <= calendar.version);
  return answered({
    moment, version: calendar.version, year, knowledge: knowledgeOfYear(year, calendar), basis: published?.basis ?? SHIPPED_YEAR_PAPERS.get(year) ?? null, workingDays: workingDaysIn(year, calendar),
    days: daysIn(year, calendar), revision,
  }); // prettier-ignore
}

function rulesAt(sources: QuerySources, asOf: AsOf): QueryAnswer<RulesThen> {
  const moment = momentOf(sources, asOf, [supervisionRulesProjection]);
  if (!moment.ok) return moment;
  let state = initialSupervisionRules;
  let revision = -1;
  const publications: PublishedVersion[] = [];
  const rows = readerOf(sources, supervisionRulesProjection).database.prepare('SELECT at, revision, event FROM publication WHERE idx <= ? ORDER BY idx').all(moment.answer.index);
  for (const row of rows) {
    const event = JSON.parse(String(row['event'])) as SupervisionRulesEvent;
    state = evolveSupervisionRules(state, event);
    revision = Number(row['revision']);
    publications.push(publicationOf(event, Number(row['at'])));
  }
  return answered({ moment: moment.answer, state, revision, publications });
}

function publicationOf(event: SupervisionRulesEvent, publishedAt: Instant): PublishedVersion {
  const { version, basis } = event.data;
  return event.type === 'PolicyPublished'
    ? { kind: 'policy', version, issuer: event.data.issuer, year: null, basis, publishedAt }
    : { kind: 'calendar', version, issuer: null, year: event.data.year, basis, publishedAt };
}

const switchesOf = ({ version: _version, name: _name, ...switches }: SupervisionPolicy): PolicySwitches => switches;

const daysIn = (year: number, { daysOff, workedDays }: WorkingCalendar): readonly CalendarDay[] =>
  [...daysOff.values(), ...workedDays.values()].filter(({ date }) => date.startsWith(`${year}-`)).sort((a, b) => (a.date < b.date ? -1 : 1));

function workingDaysIn(year: number, calendar: WorkingCalendar): number {
  let count = 0;
  for (let date = localDate(`${year}-01-01`); date.startsWith(`${year}-`); date = addDays(date, 1)) if (isWorkingDay(date, calendar)) count += 1;
  return count;
}
