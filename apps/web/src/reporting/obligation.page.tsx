import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { RecordedLine } from '../approval/recorded.js';
import { useAsker } from '../approval/use-desk.js';
import { useRevised, type Draft } from '../approval/use-revised.js';
import { isOf, OFFICE } from '../deeds/asker.js';
import { DeedPanel, type Offer } from '../deeds/deed-panel.js';
import { PlainTable } from '../forms/plain-table.js';
import { seenAt } from '../forms/seen.js';
import { ThingsToNow } from '../difference/things-to-now.js';
import { useLanguage, useWords } from '../language/language.js';
import { RatioLinks } from '../numbers/number-link.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';
import { DeedForm } from './deed-form.js';
import { OBLIGATION_DEEDS } from './obligation-deeds.js';
import { REPORT_ACTS, unitDeeds, wholeDeeds, type Deed } from './report-deeds.js';
import { ReportContent } from './report-content.js';
import { periodChoices } from './period-choices.js';
import { ReportFiles } from './report-files.js';

/** One obligation to report: a period of it with the reports of the units, and the one that is made of them. */
export function ObligationPage(): ReactNode {
  const { t, code } = useLanguage();
  const { id } = useParams({ from: '/bao-cao-dinh-ky/$id' });
  const { ky } = useSearch({ from: '/bao-cao-dinh-ky/$id' });
  const asker = useAsker();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery({ queryKey: ['reporting', id, asOf], queryFn: () => answerOf(api.GET('/api/reporting/{id}', { params: { path: { id }, query: asOf } })) });
  useTitle(data?.obligation.title ?? t.reporting.title);
  if (error !== null && data === undefined) return <Failure error={error} reset={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { obligation, periods } = data;
  const period = ky ?? obligation.currentPeriod;
  const chosen = periodChoices([...periods.map(({ key }) => key), obligation.firstPeriod], t);
  return (
    <>
      <p>
        <Link to="/bao-cao-dinh-ky">← {t.reporting.title}</Link>
      </p>
      <h1>{obligation.title}</h1>
      <p className="quiet">
        {t.reporting.rhythms[obligation.rhythm]}, {t.reporting.obligationStatuses[obligation.status]}; {obligation.consolidator.name} → {obligation.recipient.name}; {t.account.basis}: {obligation.basis.symbol ?? ''} {obligation.basis.note}
      </p>
      <DeedPanel
        quiet
        offers={(actingFor) => (isOf(asker, actingFor, [obligation.owner.body], OFFICE) ? changesOf(obligation, t.reporting.ended) : [])}
        place={{ path: { id }, known: { fromPeriod: chosen, lastPeriod: chosen }, seen: seenAt(obligation.revision), until: (position) => answerOf(api.GET('/api/reporting/{id}', { params: { path: { id }, query: { after: position } } })) }}
      />
      <ThingsToNow board={{ bang: 'bao-cao-dinh-ky', ma: id }} />
      <nav aria-label={t.reporting.periods}>
        <ul className="chips">
          {periods.map(({ key, name, reported }) => (
            <li key={key}>
              <Link to="/bao-cao-dinh-ky/$id" params={{ id }} search={({ luc }) => ({ luc, ky: key })} aria-current={key === period ? 'page' : undefined} activeOptions={{ exact: true }}>
                {name[code]}{' '}
                <span className="number">
                  {reported.k}/{reported.n}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {period === null ? <p className="panel">{t.reporting.notBegun}</p> : <Period key={period} id={id} period={period} />}
    </>
  );
}

/** What the body that asks for the reports may change of them; the schedule begins with the one in force. */
function changesOf({ status, schedule: { unitDue, consolidatedDue }, currentPeriod }: Schemas['ObligationRow'], ended: string): readonly Offer[] {
  const obstacle = status === 'active' ? null : ended;
  const text = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value));
  const whole = consolidatedDue !== null && 'monthOffset' in consolidatedDue ? consolidatedDue : null;
  const after = consolidatedDue !== null && 'days' in consolidatedDue ? consolidatedDue : null;
  const schedule = {
    'schedule.unitDue.by': unitDue?.by ?? '', 'schedule.unitDue.monthOffset': text(unitDue?.monthOffset), 'schedule.unitDue.day': text(unitDue?.day), 'schedule.consolidatedDue.by': consolidatedDue?.by ?? '', 'schedule.consolidatedDue.monthOffset': text(whole?.monthOffset),
    'schedule.consolidatedDue.day': text(whole?.day), 'schedule.consolidatedDue.days': text(after?.days), fromPeriod: currentPeriod ?? '',
  }; // prettier-ignore
  const { AddReportingUnit, WithdrawReportingUnit, ChangeReportSchedule, HandOverReporting, EndReporting, WithdrawReporting } = OBLIGATION_DEEDS;
  return [AddReportingUnit, WithdrawReportingUnit, ChangeReportSchedule, HandOverReporting, EndReporting, WithdrawReporting].map((deed) => ({ deed, obstacle, ...(deed === ChangeReportSchedule && { initial: schedule }) }));
}

interface Opened {
  readonly deed: Deed;
  readonly unit: Schemas['UnitReportRow'] | null;
}

/** What a draft about the reports of the period opens; null for any other, and for one of what is not possible now. */
function openedBy({ act, content }: Draft, units: readonly Schemas['UnitReportRow'][], deedsOf: (unit: Schemas['UnitReportRow']) => readonly Deed[], whole: readonly Deed[]): Opened | null {
  const unit = units.find((each) => each.unit === content['unit']) ?? null;
  const deed = (unit === null ? whole : deedsOf(unit)).find((each) => REPORT_ACTS[each] === act);
  return deed === undefined ? null : { deed, unit };
}

function Period({ id, period }: { readonly id: string; readonly period: string }): ReactNode {
  const { t, code } = useLanguage();
  const session = useAsker();
  const asOf = useAsOf();
  const revised = useRevised();
  // Undefined: nothing was opened or closed by hand yet.
  const [chosen, setOpened] = useState<Opened | null>();
  const [done, setDone] = useState<Deed | null>(null);
  const { data, error, refetch } = useQuery({ queryKey: ['reporting', id, period, asOf], queryFn: () => answerOf(api.GET('/api/reporting/{id}/periods/{period}', { params: { path: { id, period }, query: asOf } })) });
  if (error !== null && data === undefined) return <Failure error={error} reset={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { obligation, units, consolidated, moment } = data;
  const isNow = asOf.asOf === undefined;
  const whole = isNow && consolidated !== null ? wholeDeeds(consolidated.status, { consolidator: obligation.consolidator.body, recipient: obligation.recipient.body }, session) : [];
  // An address that asks to revise a draft opens its form, until another is opened or it is left.
  const revising = isNow && chosen === undefined && revised !== null && revised.subject.id === id && revised.subject.period === period ? openedBy(revised, units, (unit) => unitDeeds(unit, obligation.consolidator.body, session), whole) : null;
  const opened = revising ?? chosen ?? null;
  const open = (next: Opened): void => (setDone(null), setOpened(next));
  return (
    <>
      <h2>{data.period.name[code]}</h2>
      <p>
        {writtenDay(data.period.from)} – {writtenDay(data.period.to)}
        {data.period.unitDue !== null && `; ${t.reporting.due(writtenDay(data.period.unitDue))}`}; {t.reporting.filed} <RatioLinks of={{ bang: 'bao-cao-dinh-ky', ma: id }} group={period} number="reported" ratio={data.period.reported} />
      </p>
      {done !== null && <RecordedLine name={t.reporting.deeds[done]} draft={done === 'draft' ? false : null} />}
      {opened !== null && <DeedForm key={`${opened.deed} ${opened.unit?.unit ?? ''} ${revising === null ? '' : 'revised'}`} seen={data} deed={opened.deed} unit={opened.unit} revises={revising === null ? undefined : (revised ?? undefined)} done={() => (setDone(opened.deed), setOpened((now) => (now === undefined || now === opened ? null : now)))} cancel={() => setOpened(null)} />}
      <PlainTable name={t.reporting.units} head={[t.report.unit, t.columns.status, t.reporting.content, ...(isNow ? [t.account.act] : [])]}>
        {units.map((unit) => (
          <tr key={unit.unit}>
            <th scope="row">{unit.unitName}</th>
            <td className={unit.standing === 'missing-overdue' ? 'late' : undefined}>
              {t.reporting.standings[unit.standing]}
              {unit.filedAt !== null && `, ${writtenInstant(unit.filedAt)}`}
              {unit.sentBack && `; ${t.reporting.sentBack}${unit.reason === null ? '' : `: ${unit.reason}`}`}
            </td>
            <td>{unit.nil ? `${t.reporting.nil}${unit.note === null ? '' : `: ${unit.note}`}` : <ReportContent content={unit.content} />}</td>
            {isNow && <td>{<Deeds of={unit.unitName} deeds={unitDeeds(unit, obligation.consolidator.body, session)} open={(deed) => open({ deed, unit })} />}</td>}
          </tr>
        ))}
      </PlainTable>
      {consolidated !== null && (
        <section aria-labelledby="consolidated">
          <h2 id="consolidated">{t.reporting.consolidated}</h2>
          <p>
            {t.reporting.statuses[consolidated.status]}
            {consolidated.reasons !== null && `: ${consolidated.reasons}`}
            {consolidated.submitted !== null && `; ${consolidated.submitted.symbol ?? ''} ${writtenInstant(consolidated.submitted.at)}`}
          </p>
          <ReportContent content={consolidated.submitted?.content ?? consolidated.draft} />
          <Deeds of={t.reporting.consolidated} deeds={whole} open={(deed) => open({ deed, unit: null })} />
        </section>
      )}
      <ReportFiles id={id} period={period} />
      <p className="quiet">{t.moment.judged(writtenInstant(moment.at), moment.index)}</p>
    </>
  );
}

/** What one may do, as buttons; what belongs to others is not shown. */
function Deeds<D extends Deed>({ of, deeds, open }: { readonly of: string; readonly deeds: readonly D[]; readonly open: (deed: D) => void }): ReactNode {
  const t = useWords();
  return (
    <span className="row">
      {deeds.map((deed) => (
        <Button key={deed} variant="default" size="compact-sm" aria-label={`${t.reporting.deeds[deed]}: ${of}`} onClick={() => open(deed)}>
          {t.reporting.deeds[deed]}
        </Button>
      ))}
    </span>
  );
}
