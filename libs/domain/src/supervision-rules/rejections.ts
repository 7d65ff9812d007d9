/** Every reason for which rules are not published. */
export type SupervisionRulesRejection =
  /** The paper would be dated after the day of its record (R13). Facts: `occurredOn`, `recordedOn`. */
  | 'occurred-in-future'
  /** A paper older than its record needs the document that proves it (R13). Facts: `occurredOn`, `recordedOn`. */
  | 'late-entry-needs-basis'
  /** The publication names no basis document. */
  | 'basis-missing'
  /** The year is none that a calendar is kept for. Facts: `year`, `from`, `to`. */
  | 'calendar-year-invalid'
  /** A year without a single day off is no announcement. Facts: `year`. */
  | 'calendar-without-days'
  /** A day lies in another year. Facts: `year`, `date`. */
  | 'calendar-day-outside-year'
  /** A day stands twice in the list. Facts: `date`. */
  | 'calendar-day-repeated'
  /** A worked day that is worked anyway, or a day in lieu or in exchange that is free anyway. Facts: `date`, `kind`. */
  | 'calendar-day-of-no-effect'
  /** A day is no existing day, of an unknown kind or occasion, or has an empty name. Facts: `date`. */
  | 'calendar-day-invalid'
  /** Four weeks or more in a row would be without a working day. Facts: `from`, `to`. */
  | 'calendar-without-working-days'
  /** The register has no such body, or it does not stand. Facts: `issuer`. */
  | 'unknown-issuer'
  /** No policy has such a switch. Facts: `switch`. */
  | 'unknown-switch'
  /** A limit is below zero. Facts: `switch`, `value`. */
  | 'limit-negative'
  /** A switch has a value that it cannot have. Facts: `switch`, `expected`. */
  | 'switch-invalid'
  /** A rung of the ladder is wrong or stands twice. Facts: `rung`, `field`. */
  | 'ladder-invalid';
