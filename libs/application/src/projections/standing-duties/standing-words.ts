import type { LocalDate, StandingState } from '#libs/domain';
import { dayInWords } from '../tracking/tracked-words.js';
import type { Said } from '../urgings/urgings.contract.js';

/** R9: the three states, worded with the day from which, or up to which, something is known (feature 55). */
export function standingWords(state: StandingState, since: LocalDate, today: LocalDate): Said {
  const [from, to] = [dayInWords(since), dayInWords(today)];
  switch (state) {
    case 'ended-by-decision':
      return { vi: 'Đã kết thúc bằng quyết định', en: 'Ended by a decision' };
    case 'reported':
      return { vi: `Có báo cáo trong kỳ từ ${from}`, en: `Reported in the period since ${from}` };
    case 'not-reported':
      return { vi: `Chưa có báo cáo từ ${from} tính đến ${to}`, en: `No report from ${from} up to ${to}` };
  }
}
