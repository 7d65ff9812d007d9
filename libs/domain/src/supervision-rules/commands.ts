import type { CalendarDay } from '../deadline/index.js';
import type { BodyId } from '../kernel/index.js';

/** One day of an announced year; a name of its own, or null for the usual one of its occasion and kind. */
export type AnnouncedDay = Omit<CalendarDay, 'name'> & { readonly name: CalendarDay['name'] | null };

export type SupervisionRulesCommand =
  /** All days of the year that differ from the plain week, as officially decided: replaces what was known of that year. */
  | { readonly type: 'PublishWorkingCalendar'; readonly year: number; readonly days: readonly AnnouncedDay[]; readonly basis: string }
  /**
   * The switches of one issuer (null = of everybody without a policy of its own). Those not named keep the value in
   * force for it. `issuerStands`: the register has the body, standing on the day of the act.
   */
  | {
      readonly type: 'PublishPolicy';
      readonly issuer: BodyId | null;
      readonly issuerStands: boolean;
      readonly switches: Readonly<Record<string, unknown>>;
      readonly basis: string;
    };
