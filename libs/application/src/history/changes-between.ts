/** One field that an act gave another value. */
export interface FieldChange {
  /** Path within what the thing has come to, such as `terms.leadBody`. */
  readonly field: string;
  /** JSON; null = there was none. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Bookkeeping of the folding, no facts. */
const NO_FACTS: ReadonlySet<string> = new Set(['revision', 'undo', 'reminders']);

/** Which fields differ between two folded states, the deepest that can be named. */
export function changesBetween(before: unknown, after: unknown): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  compare(plain(before), plain(after), '', changes);
  return changes.filter(({ field }) => !NO_FACTS.has(field.split('.')[0] as string));
}

function compare(before: unknown, after: unknown, path: string, changes: FieldChange[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (!isRecord(before) || !isRecord(after)) {
    // What there was none of is told field by field, where it has any.
    if (path === '' && isRecord(after)) compare({}, after, path, changes);
    else changes.push({ field: path, before: before ?? null, after: after ?? null });
    return;
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) compare(before[key], after[key], path === '' ? key : `${path}.${key}`, changes);
}

/** Maps and sets as JSON shows them. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [String(key), plain(each)]));
  if (value instanceof Set) return [...value].map(plain);
  if (Array.isArray(value)) return value.map(plain);
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)])) : value;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
