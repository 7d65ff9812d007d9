import type { Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';
import type { Dictionary } from '../language/vi.js';
import { dayOf, readDay } from '../wording/dates.js';
import { LONGEST_COUNT } from './longest.js';
import { draftIn, isDraft, type Answers, type AskedField } from './answers.js';

const CAPACITIES = ['T/M', 'K/T', 'T/L', 'Q.', 'none'] as const;

/** The day on the paper of an act, where it is not today; an earlier one needs the paper that proves it ("ghi bổ sung"). */
export const usePaperDay = (): readonly AskedField[] => paperDayFields(useWords());

export function paperDayFields(t: Dictionary): readonly AskedField[] {
  return [
    { name: 'occurredOn', label: t.acts.occurredOn, kind: 'day', hint: t.acts.occurredOnHint },
    { name: 'lateEntryBasis', label: t.acts.lateEntryBasis, kind: 'text', required: true, when: ({ occurredOn = '' }) => (readDay(occurredOn) ?? '9999') < dayOf(Date.now()) },
  ];
}

/** What every act says beside its own content. */
interface Beside {
  readonly occurredOn: string | null;
  readonly lateEntryBasis: string | null;
  readonly draft?: Schemas['DraftDto'];
}

export const paperDayIn = (answers: Answers): Beside => {
  const { occurredOn = '', lateEntryBasis = '' } = answers;
  return { occurredOn: occurredOn === '' ? null : occurredOn, lateEntryBasis: lateEntryBasis === '' ? null : lateEntryBasis, ...(isDraft(answers) && { draft: draftIn(answers) }) };
};

/** Number, symbol and date of a paper that one's own body sends out, and in which capacity and position it is signed; no person is named. */
export const useOwnPaper = (): readonly AskedField[] => ownPaperFields(useWords());

export function ownPaperFields(t: Dictionary): readonly AskedField[] {
  return [
    { name: 'number.number', label: t.issuing.fields.number, kind: 'text', required: true, longest: LONGEST_COUNT },
    { name: 'number.symbol', label: t.issuing.fields.symbol, kind: 'text', required: true },
    { name: 'date', label: t.issuing.fields.date, kind: 'day', required: true },
    { name: 'signatory.capacity', label: t.issuing.fields.capacity, kind: 'choice', required: true, choices: CAPACITIES.map((value) => ({ value, label: t.urging.capacities[value] })) },
    { name: 'signatory.position', label: t.issuing.fields.position, kind: 'text', required: true },
  ];
}

interface OwnPaper {
  readonly number: Schemas['DocumentNumberDto'];
  readonly date: string;
  readonly signatory: Schemas['SignatoryDto'];
}

/** What was typed of such a paper. What is no number stays what it is, and the API says so at its field. */
export function ownPaperIn(answers: Answers, kind: Schemas['DocumentNumberDto']['kind'], issuer: string): OwnPaper {
  const { date = '' } = answers;
  const capacity = (answers['signatory.capacity'] ?? '') as Schemas['SignatoryDto']['capacity'];
  return {
    number: { issuer, kind, year: Number(date.slice(0, 4)), number: Number(answers['number.number'] ?? ''), symbol: answers['number.symbol'] ?? '' },
    date,
    signatory: { capacity, position: answers['signatory.position'] ?? '', ...(capacity === 'T/M' && { onBehalfOf: issuer }) },
  };
}

/** Which field of such a paper a reason of the rules is about. */
export const PAPER_REASONS = {
  'number-invalid': 'number.number', 'year-mismatch': 'date', 'symbol-mismatch': 'number.symbol', 'date-invalid': 'date', 'paper-in-the-future': 'date', 'occurred-in-future': 'occurredOn', 'late-entry-needs-basis': 'lateEntryBasis',
} as const; // prettier-ignore
