import type { Schemas } from '../api/client.js';
import { ANYONE, hasRole } from '../deeds/asker.js';
import type { Session } from '../session/session.js';

type Duty = Schemas['RankedDutyRow'];
type Counted = Duty['countsAs'];

const ALL: readonly Counted[] = ['done-on-time', 'done-late', 'overdue'];

/** Which duties of a line each of its numbers counts, by the path of its field. */
const COUNTED: Readonly<Record<string, readonly Counted[]>> = {
  'completion.k': ['done-on-time', 'done-late'], 'completion.n': ALL, 'onTime.k': ['done-on-time'], 'onTime.n': ALL, 'counts.done-on-time': ['done-on-time'], 'counts.done-late': ['done-late'], 'counts.overdue': ['overdue'],
}; // prettier-ignore

export const isLineNumber = (number: unknown): number is string => typeof number === 'string' && Object.hasOwn(COUNTED, number);

/** The duties that a number of the line counts, as they count in the list; of no number, all of them. */
export function countedBy<Row extends Pick<Duty, 'countsAs'>>(duties: readonly Row[], number: string | undefined): readonly Row[] {
  const boxes = number === undefined ? undefined : COUNTED[number];
  return boxes === undefined ? duties : duties.filter(({ countsAs }) => boxes.includes(countsAs));
}

/** Whether the asker may see which duties make up the line of a body: those who see all of the office, and whose own line it is. The program decides. */
export function maySeeLine(asker: Pick<Session, 'body' | 'roles' | 'delegations'>, office: string, body: string, goesOnIn: (body: string) => readonly string[]): boolean {
  const own = [asker.body, ...asker.delegations.map(({ from }) => from)];
  return asker.roles.includes('auditor') || hasRole(asker, ['supervising-officer']) || (hasRole(asker, ANYONE) && [office, ...goesOnIn(body)].some((one) => own.includes(one)));
}
