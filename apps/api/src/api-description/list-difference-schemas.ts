import { ROW_CHANGE_KINDS, type FieldChange, type ListDifferenceAnswer, type RowChange } from '#libs/application';
import { MOMENT, NEXT_CURSOR } from './duty-schemas.js';
import { countsOf, listOf, named, oneOfWords, record, text, whole, type Schema } from './schema-words.js';

/** What every list answers about two moments. */
export const LIST_DIFFERENCE_SCHEMAS: Readonly<Record<string, Schema>> = {
  RowChange: record<RowChange>({ key: text, title: text, kind: oneOfWords(ROW_CHANGE_KINDS), fields: listOf(record<FieldChange>({ field: text, before: {}, after: {} })), steps: listOf(named('BoardStep')), earlierSteps: whole }),
  ListDifferenceAnswer: record<ListDifferenceAnswer>({
    since: MOMENT, moment: MOMENT, rows: record<ListDifferenceAnswer['rows']>({ before: whole, after: whole }), kinds: countsOf(ROW_CHANGE_KINDS), changes: listOf(named('RowChange')), nextCursor: NEXT_CURSOR,
  }), // prettier-ignore
};

const LISTS = ['urgings', 'urgingInbox', 'inspections', 'oversights', 'reviews', 'notices', 'standingDuties', 'leftBehind', 'directives', 'stubs', 'receipts', 'rankings', 'delegations', 'proposals', 'bodies'] as const;

/** Which operations answer it. */
export const LIST_DIFFERENCE_ANSWERS: Readonly<Record<string, { readonly schema: string }>> = Object.fromEntries(LISTS.map((list) => [`ListDifferencesController_${list}`, { schema: 'ListDifferenceAnswer' }]));
