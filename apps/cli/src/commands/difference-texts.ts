import type { CountedChange, CountedDifferenceAnswer, ListDifferenceAnswer, Moment, RowChange, RowChangeKind, ThingChangeKind } from '#libs/application';
import { tableText } from '../reading/table.js';
import { stepsText } from './board-words.js';

const THING_KIND: Readonly<Record<ThingChangeKind, string>> = {
  'became-late': 'thành chậm / became late', 'no-longer-late': 'hết chậm / no longer late', came: 'mới vào / came', went: 'không còn / went', reassigned: 'đổi cơ quan / reassigned', moved: 'đổi chỗ / moved',
  'facts-changed': 'đổi nội dung / facts changed',
}; // prettier-ignore
const ROW_KIND: Readonly<Record<RowChangeKind, string>> = { appeared: 'mới / appeared', vanished: 'không còn / vanished', changed: 'thay đổi / changed' };
const MORE = '… còn nữa, xem --kind hoặc --json / there are more, see --kind or --json\n';

export const betweenText = (since: Moment, moment: Moment): string =>
  `Từ / from ${new Date(since.at).toISOString()} (${since.index}) đến / to ${new Date(moment.at).toISOString()} (${moment.index}): ${moment.index - since.index} sự kiện / events\n`;

export function thingChangesText({ since, moment, numbers, groups, kinds, changes, nextCursor }: CountedDifferenceAnswer): string {
  const moved = numbers.filter(({ before, after }) => before !== after);
  return [
    betweenText(since, moment),
    tableText([{ heading: 'Số / number', cell: ({ number }) => number }, ...WAS_AND_IS], moved),
    tableText([{ heading: 'Nhóm / group', cell: ({ name }) => name }, { heading: 'Số đổi / numbers', cell: ({ numbers: of }) => of.map(({ number, before, after }) => `${number} ${before} → ${after}`).join('; ') }], groups),
    kindsText(kinds, THING_KIND),
    tableText(
      [
        { heading: 'Mã / code', cell: ({ subject }) => subject.code },
        { heading: 'Kỳ, phần / part', cell: ({ subject }) => subject.part ?? '' },
        { heading: 'Cơ quan / body', cell: bodiesOf },
        { heading: 'Thay đổi / change', cell: ({ kinds: of }) => of.map((kind) => THING_KIND[kind]).join('; ') },
        { heading: 'Do / by', cell: ({ steps }) => stepsText(steps) },
      ],
      changes,
    ),
    nextCursor === null ? '' : MORE,
  ].join('');
}

export function rowChangesText({ since, moment, rows, kinds, changes, nextCursor }: ListDifferenceAnswer): string {
  return [
    betweenText(since, moment),
    `${rows.before} → ${rows.after} dòng / rows\n`,
    kindsText(kinds, ROW_KIND),
    tableText(
      [
        { heading: 'Dòng / row', cell: ({ title }) => title },
        { heading: 'Thay đổi / change', cell: ({ kind }) => ROW_KIND[kind] },
        { heading: 'Ô đổi / fields', cell: fieldsOf },
        { heading: 'Do / by', cell: ({ steps }) => stepsText(steps) },
      ],
      changes,
    ),
    nextCursor === null ? '' : MORE,
  ].join('');
}

const WAS_AND_IS = [
  { heading: 'Trước / before', right: true, cell: ({ before }: { readonly before: number }) => before },
  { heading: 'Sau / after', right: true, cell: ({ after }: { readonly after: number }) => after },
] as const;

const kindsText = <K extends string>(kinds: Readonly<Record<K, number>>, words: Readonly<Record<K, string>>): string =>
  tableText([{ heading: 'Thay đổi / change', cell: ([kind]) => words[kind as K] }, { heading: 'n', right: true, cell: ([, n]) => n }], Object.entries<number>(kinds).filter(([, n]) => n > 0));

function bodiesOf({ before, after }: CountedChange): string {
  const [was, is] = [before?.bodyName ?? null, after?.bodyName ?? null];
  return was !== null && is !== null && was !== is ? `${was} → ${is}` : (is ?? was ?? '');
}

/** A row that came or went is told by its kind. */
const fieldsOf = ({ kind, fields }: RowChange): string => (kind === 'changed' ? fields.map(({ field, before, after }) => `${field}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`).join('; ') : '');
