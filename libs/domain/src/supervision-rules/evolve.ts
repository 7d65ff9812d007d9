import { withOfficialYear, type WorkingCalendar } from '../deadline/index.js';
import type { PolicyPublished, SupervisionRulesEvent, WorkingCalendarPublished } from './events.js';
import { asPolicy, initialSupervisionRules, shippedCalendar, type SupervisionRulesState } from './state.js';

/** Folds one publication. */
export function evolveSupervisionRules(state: SupervisionRulesState, event: SupervisionRulesEvent): SupervisionRulesState {
  switch (event.type) {
    case 'WorkingCalendarPublished':
      return { ...state, calendars: [...state.calendars, event.data], calendar: published(state.calendar, event.data) };
    case 'PolicyPublished':
      return { ...state, policies: [...state.policies, event.data], policyOf: new Map([...state.policyOf, [event.data.issuer, asPolicy(event.data)]]) };
  }
}

/** The calendar that an event naming this version was judged by; null when no such version is known. */
export function calendarOfVersion({ calendars }: SupervisionRulesState, version: number): WorkingCalendar | null {
  const shipped = shippedCalendar(version);
  if (shipped !== undefined) return shipped;
  const last = calendars.findIndex((calendar) => calendar.version === version);
  return last === -1 ? null : calendars.slice(0, last + 1).reduce(published, initialSupervisionRules.calendar);
}

/** Built on the version that it followed, also when the program has come with a later one since. */
function published(before: WorkingCalendar, { version, follows, year, days }: WorkingCalendarPublished): WorkingCalendar {
  const base = before.version === follows ? before : (shippedCalendar(follows) ?? before);
  return withOfficialYear(base, version, year, days);
}

/** The state in plain JSON: the publications, from which the rest follows. */
export const supervisionRulesToJson = ({ calendars, policies }: SupervisionRulesState): SupervisionRulesJson => ({ calendars, policies });

export interface SupervisionRulesJson {
  readonly calendars: readonly WorkingCalendarPublished[];
  readonly policies: readonly PolicyPublished[];
}

export function supervisionRulesFromJson({ calendars, policies }: SupervisionRulesJson): SupervisionRulesState {
  const published: readonly SupervisionRulesEvent[] = [
    ...calendars.map((data) => ({ type: 'WorkingCalendarPublished' as const, data })),
    ...policies.map((data) => ({ type: 'PolicyPublished' as const, data })),
  ];
  return published.reduce(evolveSupervisionRules, initialSupervisionRules);
}
