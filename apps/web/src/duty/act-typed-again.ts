import { typedAgain } from '../deeds/typed-again.js';
import { isApiDay, writtenDay } from '../wording/dates.js';
import { ACT_FIELDS, API_NAMES, type Act, type Field, type Values } from './act-fields.js';

type Content = Readonly<Record<string, unknown>>;

/** What a draft of an act on a duty says, as it would be typed into the form of the act. */
export function actTypedAgain(act: Act, content: Content): Values {
  const fields = ACT_FIELDS[act].map(({ name, kind }) => ({ name: API_NAMES[name] ?? name, kind: kindOf(kind) }));
  const typed = typedAgain([...fields, { name: 'occurredOn', kind: 'day' }, { name: 'lateEntryBasis', kind: 'text' }], content);
  const own = ACT_FIELDS[act].map(({ name }) => [name, name === 'due' ? dueIn(content) : (typed[API_NAMES[name] ?? name] ?? '')] as const);
  return { ...Object.fromEntries(own), occurredOn: typed['occurredOn'] ?? '', lateEntryBasis: typed['lateEntryBasis'] ?? '' };
}

const kindOf = (kind: Field['kind']): 'text' | 'long' | 'lines' | 'day' | 'body' | 'number' | 'choice' => (kind === 'percent' || kind === 'phrase' ? 'number' : kind === 'reason' ? 'choice' : kind);

/** The day of the one deadline that the form of a part asks for. */
function dueIn(content: Content): string {
  const [first] = [content, ...Object.values(content)].flatMap((part) => (typeof part === 'object' && part !== null && 'deadlines' in part ? (part.deadlines as readonly { readonly due?: string | null }[]) : []));
  return isApiDay(first?.due ?? '') ? writtenDay(first?.due ?? '') : '';
}
