import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useBodies, useBodyNames } from '../duty/use-body-names.js';
import { linesIn } from '../forms/answers.js';
import { CAPACITIES, type Capacity } from '../issuing/directive-draft.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { writtenDay } from '../wording/dates.js';

/** What a printed report bears beside its numbers, as typed; empty = not known, and left open on paper for a pen. */
export interface ReportPaper {
  readonly symbol: string;
  readonly place: string;
  readonly capacity: Capacity;
  readonly position: string;
  /** One a line. */
  readonly recipients: string;
}

export const EMPTY_PAPER: ReportPaper = { symbol: '', place: '', capacity: 'T/M', position: '', recipients: '' };

/** A kept paper, if it is one of this shape. */
export const paperIn = (kept: unknown): ReportPaper => (typeof kept === 'object' && kept !== null && 'symbol' in kept ? { ...EMPTY_PAPER, ...(kept as ReportPaper) } : EMPTY_PAPER);

/** Bodies of the State bear its title (NĐ 30/2020/NĐ-CP); those of the Party, and unions beside it, the Party's (HD 36-HD/VPTW). */
const OF_THE_STATE: ReadonlySet<string> = new Set(['peoplesCommittee', 'peoplesCouncil', 'department', 'managementBoard']);

/** Who reports, under which number, where and when: in the form of a paper of the Party, or of the State. */
export function PaperHead({ paper: { symbol, place }, day }: { readonly paper: ReportPaper; readonly day: string }): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const { body } = useSession();
  const own = useBodies().find(({ bodyId }) => bodyId === body);
  const [date = '', month = '', year = ''] = writtenDay(day).split('/');
  return (
    <header className="report-head" lang="vi">
      <div>
        {own !== undefined && own.parentId !== null && <p className="report-above">{names(own.parentId)}</p>}
        <p className="report-body">{names(body)}</p>
        <p aria-hidden="true">*</p>
        <p>
          Số {symbol === '' ? <Open /> : symbol}
        </p>
      </div>
      <div>
        {own !== undefined && OF_THE_STATE.has(own.kind) ? (
          <>
            <p className="report-title">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
            <p className="report-motto">Độc lập - Tự do - Hạnh phúc</p>
          </>
        ) : (
          <p className="report-title report-motto">ĐẢNG CỘNG SẢN VIỆT NAM</p>
        )}
        <p className="report-dated">
          {place === '' ? <Open /> : place}, {t.report.onDay(date, month, year)}
        </p>
      </div>
    </header>
  );
}

/** To whom it goes, and who signs: by capacity and position, no person is named. */
export function PaperFoot({ paper: { capacity, position, recipients } }: { readonly paper: ReportPaper }): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const { body } = useSession();
  const to = linesIn(recipients);
  return (
    <div className="report-signed" lang="vi">
      <div>
        <p className="report-to">{t.report.recipients}:</p>
        {to.length === 0 ? (
          <p>
            - <Open />
          </p>
        ) : (
          <ul className="plain-list">
            {to.map((line) => (
              <li key={line}>- {line}</li>
            ))}
          </ul>
        )}
      </div>
      <div className="report-signature">
        <p className="report-body">
          {capacity !== 'none' && capacity} {capacity === 'T/M' && names(body)}
        </p>
        <p>{position === '' ? <Open /> : position}</p>
      </div>
    </div>
  );
}

/** A place for a pen. */
const Open = (): ReactNode => <span className="report-open">……………</span>;

/** None of it is sent: it is printed. */
const [LONGEST_LINE, LONGEST_LINES] = [300, 2000];

/** Asks for what the paper bears; nothing of it is needed. */
export function PaperFields({ paper, change }: { readonly paper: ReportPaper; readonly change: (more: Partial<ReportPaper>) => void }): ReactNode {
  const t = useWords();
  const text = (name: 'symbol' | 'place' | 'position', label: string, hint?: string) => ({ name, label, description: hint, value: paper[name], mb: 'sm', onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => change({ [name]: currentTarget.value }) });
  return (
    <details className="no-print">
      <summary>{t.report.paper}</summary>
      <p className="quiet">{t.report.paperKept}</p>
      <div className="pair">
        <TextInput maxLength={LONGEST_LINE} {...text('symbol', t.issuing.fields.symbol, t.report.symbolHint)} />
        <TextInput maxLength={LONGEST_LINE} {...text('place', t.report.place36)} />
        <NativeSelect label={t.issuing.fields.capacity} name="capacity" value={paper.capacity} mb="sm" data={CAPACITIES.map((value) => ({ value, label: t.urging.capacities[value] }))} onChange={({ currentTarget }) => change({ capacity: currentTarget.value as Capacity })} />
        <TextInput maxLength={LONGEST_LINE} {...text('position', t.issuing.fields.position)} />
      </div>
      <Textarea name="recipients" label={t.report.recipients} description={t.forms.oneALine} autosize minRows={2} maxLength={LONGEST_LINES} maw="40rem" value={paper.recipients} onChange={({ currentTarget }) => change({ recipients: currentTarget.value })} />
    </details>
  );
}
