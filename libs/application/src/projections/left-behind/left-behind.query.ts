import type { AssignmentId, BodyId, LocalDate } from '#libs/domain';
import type { Asked, QueryAnswer } from '../../queries/contract.js';
import type { Card } from '../assignment-card/cards.js';
import { visibleSets, type DutyColumns } from '../duty-columns/duty-columns.js';
import { INBOX, INBOX_COLUMNS, INBOX_FLAG } from '../inbox/inbox.projection.js';
import { cursorOf, keyIn, LeastRows, limitOf } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import { mayKnow } from '../reading/visibility.js';
import type { LeftBehindAnswer, LeftBehindQuestion, LeftBehindRow } from './left-behind.contract.js';

const [PARTIES, DUE, FLAGS] = (['parties', 'due', 'flags'] as const).map((name) => INBOX_COLUMNS.indexOf(name)) as [number, number, number];

interface LeftRow {
  readonly due: number;
  readonly duty: number;
  /** Number of its set of bodies. */
  readonly parties: number;
}

/** Reads the rows of the inbox: `columns` are those. @throws ReadModelMissingError */
export async function askLeftBehind(sources: QuerySources, memory: ReadingMemory, columns: DutyColumns, { asked, page }: LeftBehindQuestion): Promise<QueryAnswer<LeftBehindAnswer>> {
  const after = keyIn(page, ['number', 'number']);
  if (after === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, asked, [INBOX]);
  if (!found.ok) return found;
  const view = found.answer;
  await columns.refresh(readerOf(sources, INBOX));
  const { index } = view.moment;
  const { names, to, values } = columns;
  const ended = endedWithoutKeeper(view);
  const left = visibleSets(names, [...ended.keys()]);
  const visible = asked.visibility.kind === 'all' ? null : visibleSets(names, asked.visibility.bodies);
  const limit = limitOf(page);
  const least = new LeastRows<LeftRow>(limit + 1, (a, b) => a.due - b.due || a.duty - b.duty);
  const [afterDue, afterDuty] = (after ?? [Number.NEGATIVE_INFINITY, 0]) as readonly [number, number];
  const bySet = new Map<number, number>();
  const rows = ended.size === 0 ? 0 : columns.countUpTo(index);
  for (let row = 0; row < rows; row++) {
    const parties = values[PARTIES]?.[row] as number;
    if (left[parties] === 0 || (to[row] as number) <= index || ((values[FLAGS]?.[row] as number) & INBOX_FLAG.open) === 0) continue;
    if (visible !== null && visible[parties] === 0) continue;
    bySet.set(parties, (bySet.get(parties) ?? 0) + 1);
    const due = values[DUE]?.[row] as number;
    if (due < afterDue) continue;
    const duty = columns.duty[row] as number;
    if (due > afterDue || duty > afterDuty) least.offer({ due, duty, parties });
  }
  const endedOf = (parties: number): readonly BodyId[] => endedAmong(names[parties] ?? '', ended);
  const next = least.rows();
  const shown = next.slice(0, limit);
  const last = shown.at(-1);
  return answered({
    moment: view.moment,
    bodies: counted(bySet, endedOf).map(([body, duties]) => ({ body, bodyName: view.nameOf(body), lastDay: ended.get(body)!, duties })),
    duties: shown.flatMap(({ duty, parties }) => {
      const card = view.cards.byNumber(duty);
      return card === null ? [] : [{ ...view.dutyRow(card), ended: endedOf(parties) }];
    }),
    nextCursor: next.length > limit && last !== undefined ? cursorOf([last.due, last.duty]) : null,
  });
}

/** One duty as its row in the list says it. @throws ReadModelMissingError */
export function leftBehindRowAt(sources: QuerySources, memory: ReadingMemory, asked: Asked, id: AssignmentId): QueryAnswer<LeftBehindRow> {
  const found = viewAt(sources, memory, asked, [INBOX]);
  if (!found.ok) return found;
  const card = found.answer.cards.byId(id);
  const ended = card === null ? [] : endedAmong(card.parties, endedWithoutKeeper(found.answer));
  if (card === null || ended.length === 0 || !isOpen(card) || !mayKnow(asked.visibility, card.parties)) return NOT_FOUND;
  return answered({ ...found.answer.dutyRow(card), ended });
}

/** As the rows of the inbox have it. */
const isOpen = ({ status }: Card): boolean => status !== 'accepted' && status !== 'closed' && status !== 'withdrawn' && status !== 'none';

/** Of bodies joined by commas those that ended. */
const endedAmong = (parties: string, ended: ReadonlyMap<BodyId, LocalDate>): readonly BodyId[] => (parties.split(',') as BodyId[]).filter((body) => ended.has(body));

/** The bodies that are no more on the day of the view and from which nobody was ordered to take over, with their last day. */
function endedWithoutKeeper({ register, today }: PastView): ReadonlyMap<BodyId, LocalDate> {
  const ended = new Map<BodyId, LocalDate>();
  for (const { bodyId, lastDay } of register.state.bodies.values()) if (lastDay !== null && lastDay < today && !register.state.handOvers.has(bodyId)) ended.set(bodyId, lastDay);
  return ended;
}

function counted(bySet: ReadonlyMap<number, number>, bodiesOf: (set: number) => readonly BodyId[]): readonly (readonly [BodyId, number])[] {
  const counts = new Map<BodyId, number>();
  for (const [set, duties] of bySet) for (const body of bodiesOf(set)) counts.set(body, (counts.get(body) ?? 0) + duties);
  return [...counts].toSorted(([a, most], [b, least]) => least - most || (a < b ? -1 : 1));
}
