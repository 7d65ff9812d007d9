import { decodeEvent, hasCome, START, type AsOf, type Moment } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { endOfDay, parseLocalDate, type Instant } from '#libs/domain';
import { UsageError } from './command.js';
import type { InstallationLog } from './reading/installation-log.js';

/** The moment that `--as-of` names: the end of a day or an instant with zone; the present when absent. @throws UsageError */
export function instantIn(text: string | undefined): Instant {
  if (text === undefined) return new SystemClock().now();
  const day = parseLocalDate(text);
  if (day !== null) return endOfDay(day) - 1;
  const instant = /^\d{4}-\d{2}-\d{2}T.+(?:Z|[+-]\d{2}:\d{2})$/u.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw new UsageError(`--as-of: không phải ngày hay thời điểm / no day and no instant with zone: ${text}`);
  return instant;
}

const INDEX = /^index:(\d{1,15})(?:@(.+))?$/u;

/** As `instantIn`, or `index:<n>`: after that event, or `index:<n>@<instant>`: after it, judged then; what there is when absent. @throws UsageError */
export function asOfIn(text: string | undefined): AsOf {
  if (text === undefined) return { kind: 'now' };
  const [, index, at] = INDEX.exec(text) ?? [];
  if (index === undefined) return { kind: 'instant', at: instantIn(text) };
  return at === undefined ? { kind: 'index', index: Number(index) } : { kind: 'pinned', index: Number(index), at: instantIn(at) };
}

/** The text that names exactly this moment, whatever is recorded later. */
export const writtenMoment = ({ index, at }: Moment): string => `index:${index}@${new Date(at).toISOString()}`;

/** How a moment is refused that nobody can be told of. */
export const MOMENT_WORDS = {
  'moment-unknown': 'không có thời điểm này / there is no such moment',
  'moment-in-future': 'thời điểm chưa tới / the moment has not come yet',
  'moment-before-beginning': 'thời điểm trước khi có nhật ký / the moment lies before the log began',
  'moments-reversed': 'thời điểm trước lại đứng sau / the earlier moment comes after the later one',
} as const;

/** For whoever reads the log itself instead of read models: refuses a moment as they do, before anything is printed. @throws UsageError; what the log throws */
export async function refuseNoMoment(log: Pick<InstallationLog, 'count' | 'readAll'>, asOf: AsOf): Promise<void> {
  if (asOf.kind === 'now') return;
  const [first] = await log.readAll(START, 1);
  const refused = (kind: keyof typeof MOMENT_WORDS): UsageError => new UsageError(`--as-of: ${MOMENT_WORDS[kind]}`);
  const number = asOf.kind === 'instant' ? 1 : asOf.index;
  const at = asOf.kind === 'index' ? null : asOf.at;
  if (first === undefined) throw refused('moment-before-beginning');
  if ((number > 1 && number > (await log.count())) || (at !== null && !hasCome(at, new SystemClock().now()))) throw refused('moment-in-future');
  if (number < 1 || (at !== null && decodeEvent(first).metadata.act.recordedAt > at)) throw refused('moment-before-beginning');
}
