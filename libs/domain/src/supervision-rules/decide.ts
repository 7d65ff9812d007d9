import { coversYear, nameOfDay, withOfficialYear, type CalendarDay, type SupervisionPolicy, type WorkingCalendar } from '../deadline/index.js';
import { accept, dateAt, type Act, type Decider, type Decision } from '../kernel/index.js';
import { daysFault, restFault } from './calendar-checks.js';
import type { AnnouncedDay, SupervisionRulesCommand } from './commands.js';
import type { PolicySwitches, SupervisionRulesEvent } from './events.js';
import { evolveSupervisionRules } from './evolve.js';
import { switchesFault } from './policy-checks.js';
import { refuse, type Refusal } from './refusal.js';
import type { SupervisionRulesRejection } from './rejections.js';
import { FIRST_PUBLISHED_VERSION, initialSupervisionRules, policyFor, type SupervisionRulesState } from './state.js';

type Outcome = Decision<SupervisionRulesEvent, SupervisionRulesRejection>;
type Of<Type extends SupervisionRulesCommand['type']> = Extract<SupervisionRulesCommand, { type: Type }>;

/** Calendars and policies as versions of data: published, never changed. In force from the moment they are recorded. */
export const supervisionRulesDecider: Decider<SupervisionRulesCommand, SupervisionRulesState, SupervisionRulesEvent, SupervisionRulesRejection> = {
  initialState: initialSupervisionRules,
  decide(command, state, act) {
    const fault = datesFault(act) ?? (command.basis.trim() === '' ? refuse('basis-missing') : null);
    if (fault !== null) return fault;
    switch (command.type) {
      case 'PublishWorkingCalendar':
        return publishCalendar(command, state);
      case 'PublishPolicy':
        return publishPolicy(command, state);
    }
  },
  evolve: evolveSupervisionRules,
};

function publishCalendar({ year, days: announced, basis }: Of<'PublishWorkingCalendar'>, { calendars, calendar }: SupervisionRulesState): Outcome {
  const fault = daysFault(year, announced);
  if (fault !== null) return fault;
  const days = announced.map(named).sort((a, b) => (a.date < b.date ? -1 : 1));
  const version = FIRST_PUBLISHED_VERSION + calendars.length;
  const next = withOfficialYear(calendar, version, year, days);
  const restless = restFault(year, next);
  if (restless !== null) return restless;
  if (coversYear(year, calendar) && same(daysOf(calendar, year), days)) return accept();
  return accept({ type: 'WorkingCalendarPublished', data: { version, follows: calendar.version, year, days, basis: basis.trim() } });
}

function publishPolicy({ issuer, issuerStands, switches: asked, basis }: Of<'PublishPolicy'>, state: SupervisionRulesState): Outcome {
  if (issuer !== null && !issuerStands) return refuse('unknown-issuer', { issuer });
  const fault = switchesFault(asked);
  if (fault !== null) return fault;
  const inForce = policyFor(state, issuer);
  const switches: PolicySwitches = { ...switchesOf(inForce), ...asked };
  if (state.policyOf.has(issuer) && same(switchesOf(inForce), switches)) return accept();
  return accept({ type: 'PolicyPublished', data: { version: FIRST_PUBLISHED_VERSION + state.policies.length, issuer, switches, basis: basis.trim() } });
}

const switchesOf = ({ version: _version, name: _name, ...switches }: SupervisionPolicy): PolicySwitches => switches;

/** What a calendar holds of one year, by date. */
const daysOf = ({ daysOff, workedDays }: WorkingCalendar, year: number): readonly CalendarDay[] =>
  [...daysOff.values(), ...workedDays.values()].filter(({ date }) => date.startsWith(`${year}-`)).sort((a, b) => (a.date < b.date ? -1 : 1));

const named = ({ date, occasion, kind, name }: AnnouncedDay): CalendarDay => ({
  date,
  occasion,
  name: name === null ? nameOfDay(kind, occasion) : { vi: name.vi.normalize('NFC').trim(), en: name.en.normalize('NFC').trim() },
  kind,
});

/** Plain values, equal field by field, whatever the order in which their fields were written. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), b as Readonly<Record<string, unknown>>];
  return left.length === Object.keys(right).length && left.every(([key, value]) => Object.hasOwn(right, key) && same(value, right[key]));
}

/** R13: a publication is no older than its record says, unless a document proves it. */
function datesFault({ occurredOn, recordedAt, lateEntryBasis }: Act): Refusal | null {
  const recordedOn = dateAt(recordedAt);
  if (occurredOn > recordedOn) return refuse('occurred-in-future', { occurredOn, recordedOn });
  return occurredOn < recordedOn && (lateEntryBasis ?? '').trim() === '' ? refuse('late-entry-needs-basis', { occurredOn, recordedOn }) : null;
}
