import { readNumber } from '../wording/numbers.js';
import { bodiesIn, linesIn, rowsIn, type Answers, type AskedField } from './answers.js';

type Content = { [part: string]: unknown };

/** What was answered, as the API takes it: parts in parts as the dots of the names say, rows as lists. What was left empty is not said. */
export function contentOf(fields: readonly AskedField[], answers: Answers): Readonly<Content> {
  const content: Content = {};
  for (const field of fields) {
    if (field.when?.(answers) === false) continue;
    const value = valueOf(field, answers);
    if (value !== undefined) put(content, field.name.split('.'), value);
  }
  return content;
}

function valueOf({ name, kind, required = false, row }: AskedField, answers: Answers): unknown {
  const said = answers[name] ?? '';
  const listed = (list: readonly unknown[]): readonly unknown[] | undefined => (list.length === 0 && !required ? undefined : list);
  switch (kind) {
    case 'rows':
      return listed(rowsIn(answers, name).map((own) => contentOf(row?.fields ?? [], own)));
    case 'lines':
      return listed(linesIn(said));
    case 'bodies':
    case 'boxes':
      return listed(bodiesIn(said));
    case 'numbers':
      return listed(bodiesIn(said).map(Number));
    case 'box':
      return said === 'yes';
    case 'number':
    case 'duty-step':
      return said === '' ? undefined : Number(said);
    case 'decimal':
      return said === '' ? undefined : Number(readNumber(said));
    case 'decimal-text':
      return said === '' ? undefined : readNumber(said);
    case 'part':
      return {};
    case 'yes-no':
      return said === '' ? undefined : said === 'yes';
    case 'text':
    case 'long':
    case 'day':
    case 'choice':
    case 'secret':
    case 'body':
      return said === '' ? undefined : said;
  }
}

function put(content: Content, [first = '', ...others]: readonly string[], value: unknown): void {
  if (others.length === 0) content[first] = value;
  else put((content[first] ??= {}) as Content, others, value);
}
