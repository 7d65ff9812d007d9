import { addDays, type LocalDate } from '../kernel/index.js';
import type { CalendarDay, Occasion } from './working-calendar.js';

const NAMES: Readonly<Record<Occasion, CalendarDay['name']>> = {
  'new-year': { vi: 'Tết Dương lịch', en: 'New Year' },
  'lunar-new-year': { vi: 'Tết Nguyên đán', en: 'Lunar New Year' },
  'hung-kings': { vi: 'Giỗ Tổ Hùng Vương', en: 'Hùng Kings’ Commemoration Day' },
  reunification: { vi: 'Ngày Chiến thắng 30/4', en: 'Reunification Day' },
  'labour-day': { vi: 'Ngày Quốc tế lao động', en: 'International Labour Day' },
  'national-day': { vi: 'Quốc khánh', en: 'National Day' },
  'culture-day': { vi: 'Ngày Văn hóa Việt Nam', en: 'Vietnamese Culture Day' },
  other: { vi: 'Ngày nghỉ khác', en: 'Other day off' },
};

const NOTES: Readonly<Record<CalendarDay['kind'], CalendarDay['name']>> = {
  holiday: { vi: '', en: '' },
  'in-lieu': { vi: ' (nghỉ bù)', en: ' (in lieu)' },
  'swapped-off': { vi: ' (nghỉ hoán đổi)', en: ' (swapped day off)' },
  'swapped-worked': { vi: ' (làm bù)', en: ' (day worked in exchange)' },
};

/** What a day is called when nobody named it otherwise. */
export const nameOfDay = (kind: CalendarDay['kind'], occasion: Occasion): CalendarDay['name'] => ({
  vi: NAMES[occasion].vi + NOTES[kind].vi,
  en: NAMES[occasion].en + NOTES[kind].en,
});

/** A run of days of one kind, named in both languages; `days` is its length. */
export function calendarDays(kind: CalendarDay['kind'], occasion: Occasion, first: LocalDate, days = 1): readonly CalendarDay[] {
  const name = nameOfDay(kind, occasion);
  return Array.from({ length: days }, (_, index) => ({ date: addDays(first, index), occasion, name, kind }));
}
