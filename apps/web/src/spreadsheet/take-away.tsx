import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import type { DutyRow, Schemas } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useLanguage } from '../language/language.js';
import { problemWords } from '../shell/problem-words.js';
import { dayOf } from '../wording/dates.js';
import { dutySheet } from './duty-sheet.js';

/** More rows than this no browser writes in good time; the export of the whole log has no limit. */
const MOST_ROWS = 20_000;

/** Some duties of a list, and where it goes on; `total` null = not known. */
export interface ListPage {
  readonly duties: readonly DutyRow[];
  readonly moment: Schemas['Moment'];
  readonly next: string | null;
  readonly total: number | null;
}

interface TakeAwayProps {
  readonly title: string;
  /** Reads the list page by page, from its beginning. */
  readonly read: (cursor: string | null) => Promise<ListPage>;
}

/** The whole list as an XLSX file, not only the part that is shown; says how far it has read. */
export function TakeAway({ title, read }: TakeAwayProps): ReactNode {
  const { t, code } = useLanguage();
  const names = useBodyNames();
  const [gone, setGone] = useState<string | null>(null);
  const link = useRef<HTMLAnchorElement>(null);
  const taking = useMutation({
    mutationFn: async (): Promise<void> => {
      const list = await wholeList(read, (count, total) => setGone(t.spreadsheet.reading(count, total)));
      const file = await dutySheet({ ...list, title, address: window.location.href }, names, t);
      save(link.current, file, fileName(title, list.moment));
      setGone(t.spreadsheet.done(list.duties.length));
    },
  });
  const why = taking.error === null ? null : taking.error instanceof TooManyRowsError ? t.spreadsheet.tooMany(MOST_ROWS) : problemWords(taking.error, code, t).title;
  return (
    <p className="row">
      <BusyButton variant="default" size="compact-md" busy={taking.isPending} onClick={() => (setGone(null), taking.mutate())}>
        {t.spreadsheet.take}
      </BusyButton>
      <a ref={link} hidden />
      <span role="status" className="quiet">
        {why === null ? gone : null}
      </span>
      {why !== null && (
        <span role="alert" className="late">
          {why}
        </span>
      )}
    </p>
  );
}

class TooManyRowsError extends Error {
  readonly code = 'too-many-rows';
}

/** Every duty of the list, and the moment of its first page. @throws TooManyRowsError, and what reading throws */
async function wholeList(read: TakeAwayProps['read'], gone: (count: number, total: number | null) => void): Promise<{ readonly duties: readonly DutyRow[]; readonly moment: Schemas['Moment'] }> {
  const duties: DutyRow[] = [];
  let page = await read(null);
  const { moment } = page;
  for (;;) {
    duties.push(...page.duties);
    if (duties.length > MOST_ROWS) throw new TooManyRowsError();
    gone(duties.length, page.total);
    if (page.next === null) return { duties, moment };
    page = await read(page.next);
  }
}

const fileName = (title: string, { at }: Schemas['Moment']): string => `${title.replaceAll(/[\\/:*?"<>|]/gu, '-')} ${dayOf(at)}.xlsx`;

function save(link: HTMLAnchorElement | null, file: Blob, name: string): void {
  if (link === null) return;
  const address = URL.createObjectURL(file);
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000); // the browser has taken it by then
}
