import { SystemClock } from '#libs/adapters/clock-system';
import { dateAt, isWorkingDay, knowledgeOfYear, lunarDateOf, parseLocalDate, weekday, addDays, type CalendarDay, type LocalDate, type WorkingCalendar } from '#libs/domain';
import { dataFolder, readArguments } from '../arguments.js';
import { UsageError, type Bilingual, type Command } from '../command.js';
import { print, printJson } from '../output.js';
import { rulesOf } from '../replaying/rules-of.js';

const HELP = `dondoc calendar [--year YYYY] [--data DIR] [--json]

In lịch làm việc của một năm: ngày nghỉ, nghỉ bù, hoán đổi, làm bù; năm chưa công bố thì là lịch dự tính theo luật và âm lịch.
Prints the working calendar of a year: days off, in lieu, swapped and worked; of a year not yet announced, as computed from
the law and the moon.

  --year YYYY   năm / year (default: năm nay / this year)
  --data DIR    thư mục dữ liệu / data folder (default: DONDOC_DATA or ./data)
  --json        in JSON / print JSON
`;

const KNOWLEDGE: Readonly<Record<ReturnType<typeof knowledgeOfYear>, Bilingual>> = {
  official: { vi: 'theo công bố', en: 'as announced' },
  computed: { vi: 'dự tính, chưa công bố', en: 'computed, not announced yet' },
  'weekends-only': { vi: 'chỉ biết thứ bảy, chủ nhật', en: 'only weekends are known' },
};

export const calendarCommand: Command = {
  name: 'calendar',
  summary: { vi: 'in lịch làm việc của một năm', en: 'print the working calendar of a year' },
  help: HELP,
  run: async (args) => {
    const { values } = readArguments(args, { year: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } } as const, 0);
    const year = yearIn(values.year);
    const { calendar } = await rulesOf(dataFolder(values.data));
    const days = [...calendar.daysOff.values(), ...calendar.workedDays.values()].filter(({ date }) => date.startsWith(`${year}-`)).toSorted((a, b) => (a.date < b.date ? -1 : 1));
    const knowledge = knowledgeOfYear(year, calendar);
    const workingDays = workingDaysIn(year, calendar);
    if (values.json === true) await printJson({ version: calendar.version, year, knowledge, workingDays, days });
    else await print(`${heading(year, calendar.version, workingDays, KNOWLEDGE[knowledge])}${days.map(lineOf).join('')}`);
    return 0;
  },
};

function yearIn(text: string | undefined): number {
  if (text === undefined) return Number(dateAt(new SystemClock().now()).slice(0, 4));
  if (!/^\d{4}$/u.test(text) || parseLocalDate(`${text}-01-01`) === null) throw new UsageError(`--year: không phải năm / no year: ${text}`);
  return Number(text);
}

const heading = (year: number, version: number, workingDays: number, { vi, en }: Bilingual): string =>
  `${year}: ${vi} / ${en}; bản / version ${version}; ${workingDays} ngày làm việc / working days\n`;

const WEEKDAYS = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'];

function lineOf({ date, name, kind }: CalendarDay): string {
  const { day, month, leap } = lunarDateOf(date);
  const lunar = `${day}/${month}${leap ? 'n' : ''} âl`;
  return `  ${date} ${WEEKDAYS[weekday(date) - 1] ?? ''}  ${kind === 'swapped-worked' ? '+' : '-'}  ${lunar.padEnd(9)} ${name.vi} / ${name.en}\n`;
}

function workingDaysIn(year: number, calendar: WorkingCalendar): number {
  let count = 0;
  for (let date = `${year}-01-01` as LocalDate; date.startsWith(`${year}-`); date = addDays(date, 1)) if (isWorkingDay(date, calendar)) count += 1;
  return count;
}
