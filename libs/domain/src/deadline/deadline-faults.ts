import type { LocalDate } from '../kernel/index.js';
import { kindNeedsDue, type Deadline, type DeadlineKind } from './deadline.js';
import { pointsIn } from './phrase-points.js';
import { phraseText } from './phrase-text.js';

/**
 * - `due-before-issue`: the due day lies before the day the directive was issued.
 * - `start-after-due`: a window ends before it begins.
 * - `kind-needs-due`: the kind names a day, there is none, and nobody is marked to be asked for it.
 * - `kind-must-not-have-due`: nothing in the kind can have a day (standing, unspecified, none, …).
 * - `boundary-without-due`: a boundary is given for no day.
 * - `exclusive-not-applied`: the boundary is exclusive, but the due day is the very day written in the phrase (R1).
 */
export type DeadlineFault =
  | 'due-before-issue'
  | 'start-after-due'
  | 'kind-needs-due'
  | 'kind-must-not-have-due'
  | 'boundary-without-due'
  | 'exclusive-not-applied';

const NEVER_DUE: ReadonlySet<DeadlineKind> = new Set<DeadlineKind>([
  'standing',
  'recurring-unspecified',
  'unspecified',
  'none',
]);

/** What is wrong with a deadline as entered, empty when nothing is. Independent of how the phrase was read. */
export function deadlineFaults(deadline: Deadline, issuedOn: LocalDate): readonly DeadlineFault[] {
  const { due, start, kind, boundary, flags } = deadline;
  const faults: DeadlineFault[] = [];
  if (due !== null && due < issuedOn) faults.push('due-before-issue');
  if (due !== null && start !== null && start > due) faults.push('start-after-due');
  const asked = flags.includes('needs-clerk') || flags.includes('ask-issuer');
  if (due === null && kindNeedsDue(kind) && !asked) faults.push('kind-needs-due');
  if (due !== null && NEVER_DUE.has(kind)) faults.push('kind-must-not-have-due');
  if (due === null && boundary !== null) faults.push('boundary-without-due');
  if (boundary === 'exclusive' && isWrittenDay(deadline, issuedOn)) faults.push('exclusive-not-applied');
  return faults;
}

/** Whether the due day is a day that the phrase puts behind "trước". */
function isWrittenDay({ phrase, due }: Deadline, issuedOn: LocalDate): boolean {
  if (phrase === null || due === null) return false;
  const { points } = pointsIn(phraseText(phrase), issuedOn);
  return points.some(
    ({ prefix, unit, spans }) =>
      unit === 'day' && prefix.includes('trước') && spans(due).some(({ first }) => first === due),
  );
}
