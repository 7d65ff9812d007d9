import { withRows, type Answers, type AskedField } from '../forms/answers.js';
import { isApiDay, writtenDay } from '../wording/dates.js';

type Content = Readonly<Record<string, unknown>>;

/** What is told of a field by which a draft finds it again. */
interface Typed {
  readonly name: string;
  readonly kind: AskedField['kind'];
  readonly rows?: readonly Typed[];
}

/** What a draft says, as it would be typed into these fields, rows with what each asks for. */
export const askedAgain = (fields: readonly AskedField[], content: Content): Answers => typedAgain(rowsOf(fields), content);

const rowsOf = (fields: readonly AskedField[]): readonly Typed[] => fields.map(({ name, kind, row }) => ({ name, kind, ...(row !== undefined && { rows: rowsOf(row.fields) }) }));

/** What a draft says, as it would be typed into the form of its deed: the way back from `contentOf`. The content of a draft is that of the act, which may hold its parts in one more part (`observation.text`); what it does not say is left empty. */
export function typedAgain(fields: readonly Typed[], content: Content): Answers {
  let typed: Answers = {};
  for (const field of fields) {
    const said = saidOf(field.name.split('.'), content);
    if (field.kind === 'rows') typed = withRows(typed, field.name, (Array.isArray(said) ? said : []).map((row) => typedAgain(field.rows ?? [], row as Content)));
    else typed = { ...typed, [field.name]: asTyped(field.kind, said) };
  }
  return typed;
}

/** At the path, or at the path within one of the parts. */
function saidOf(path: readonly string[], content: Content): unknown {
  const own = at(path, content);
  if (own !== undefined) return own;
  // Where the act cites a duty by its stream, the form names the duty.
  if (path[0] === 'assignmentId' && typeof content['stream'] === 'string') return content['stream'].replace(/^assignment-/u, '');
  return Object.values(content).flatMap((part) => (isContent(part) ? [at(path, part)] : [])).find((found) => found !== undefined);
}

const at = (path: readonly string[], content: Content): unknown => path.reduce<unknown>((part, name) => (isContent(part) ? part[name] : undefined), content);
const isContent = (part: unknown): part is Content => typeof part === 'object' && part !== null && !Array.isArray(part);

function asTyped(kind: Typed['kind'], said: unknown): string {
  if (said === undefined || said === null) return '';
  if (Array.isArray(said)) return said.map(String).join(kind === 'lines' ? '\n' : ' ');
  if (kind === 'box') return said === true ? 'yes' : '';
  if (typeof said === 'boolean') return said ? 'yes' : 'no';
  if (kind === 'day') return isApiDay(String(said)) ? writtenDay(String(said)) : '';
  return kind === 'decimal' || kind === 'decimal-text' ? String(said).replace('.', ',') : isContent(said) ? '' : String(said);
}
