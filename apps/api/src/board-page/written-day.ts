import type { LocalDate } from '#libs/domain';

/** A day as it is written in Việt Nam, dd/mm/yyyy; nothing for none. */
export const writtenDay = (day: LocalDate | null): string => (day === null ? '' : `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`);
