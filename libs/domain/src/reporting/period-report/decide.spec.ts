import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { bodyId, directiveId, endOfDay, localDate, startOfDay } from '../../kernel/index.js';
import { emptyRegister, evolveOrganisation } from '../../organisation/index.js';
import { reportPeriodOn } from '../calendar/report-period.js';
import { reportingId } from '../reporting-ids.js';
import type { OwedPeriod } from '../obligation/index.js';
import { periodReportDecider, periodReportFromJson, periodReportToJson, REPORT_STANDINGS, reportStandingAt } from './index.js';

const { given, play, foldAll } = deciderSpecification(periodReportDecider);
const [btv, board, a, b, c] = ['btv', 'ban-dan-van', 'don-vi-a', 'don-vi-b', 'don-vi-c'].map(bodyId) as [ReturnType<typeof bodyId>, ReturnType<typeof bodyId>, ReturnType<typeof bodyId>, ReturnType<typeof bodyId>, ReturnType<typeof bodyId>];
const register = evolveOrganisation(emptyRegister, {
  type: 'BodiesRegistered',
  data: { bodies: [a, b, c].map((id) => ({ bodyId: id, kind: 'partyBoard', level: 'province', parentId: null, name: `Đơn vị ${id.slice(-1).toUpperCase()}`, external: false, from: localDate('2020-01-01') })) },
});
const period = reportPeriodOn('ND09', 'quarterly', localDate('2022-01-15'));
const owed: OwedPeriod = {
  terms: {
    obligationId: reportingId('r-1'), title: 'Báo cáo quý', owner: board, consolidator: board, recipient: btv, units: [a, b, c], calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2022-Q1', lastPeriod: null,
    schedule: { unitDue: null, consolidatedDue: null }, basis: { directiveId: directiveId('d-24'), symbol: null, itemCode: null, sourceLine: null, note: 'x' },
  },
  period, units: [a, b, c].map((unit) => ({ unit, filedBy: unit })), consolidator: board, recipient: btv, owner: board, askedAt: startOfDay(localDate('2021-12-01')), unitDue: localDate('2022-03-20'), consolidatedDue: localDate('2022-03-25'),
}; // prettier-ignore
const content = { summary: 'Đã làm', figures: [{ name: 'đoàn viên mới', value: 12, unit: 'người' }], attachments: ['bc.pdf'] };
const of = { obligationId: reportingId('r-1'), period: '2022-Q1' };
const file = { type: 'FileUnitReport', owed, unit: a, content } as const;
const nil = { type: 'FileNilReport', owed, unit: b, note: null } as const;
const giveBack = { type: 'ReturnUnitReport', owed, unit: a, reasons: 'thiếu số liệu' } as const;
const correct = { type: 'CorrectUnitReport', owed, unit: a, content: { ...content, summary: 'Đã làm xong' }, reason: 'nhầm' } as const;
const takeBack = { type: 'TakeBackUnitReport', owed, unit: a, reason: 'nhầm kỳ' } as const;
const draft = { type: 'DraftConsolidation', owed, content } as const;
const submit = { type: 'SubmitConsolidation', owed, symbol: '12-BC/BDV', register } as const;
const sendBack = { type: 'ReturnConsolidation', owed, reasons: 'thiếu một đơn vị' } as const;
const take = { type: 'AcceptConsolidation', owed, note: null } as const;
const unitA = (day: string) => actOf('don-vi-a', day);
const boardAct = (day: string) => actOf('ban-dan-van', day);
const filed = play([file, unitA('2022-03-20')]);
const standingOf = (history: Parameters<typeof foldAll>[0], unit: ReturnType<typeof bodyId>, day: string) => {
  const report = foldAll(history).units.get(unit);
  return reportStandingAt(period, owed.unitDue, report?.status === 'filed' ? report.filedAt : null, endOfDay(localDate(day)) - 1);
};

describe('the report of a unit', () => {
  it('is filed once for the period, in words and figures, or as nil', () => {
    given([]).when(file, unitA('2022-03-20')).thenRecords({ type: 'UnitReportFiled', data: { ...of, unit: a, round: 1, content, due: owed.unitDue } });
    given([]).when(nil, actOf('don-vi-b', '2022-03-20')).thenRecords({ type: 'NilReportFiled', data: { ...of, unit: b, round: 1, note: null, due: owed.unitDue } });
    given(filed).when(file, unitA('2022-03-21')).thenRefuses('report-already-filed', { unit: 'don-vi-a' });
    given(filed).when({ ...nil, unit: a }, unitA('2022-03-21')).thenRefuses('report-already-filed', { unit: 'don-vi-a' });
  });

  it('carries files right behind it, its correction and the consolidated report too', () => {
    const asked = { sha256: 'd'.repeat(64), name: 'Phụ lục.xlsx', stands: { size: 9, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } } as const;
    const attached = (unit: typeof a | null) => ({ type: 'ReportFilesAttached', data: { ...of, unit, files: [{ sha256: asked.sha256, name: asked.name, ...asked.stands }] } }) as const;
    given([]).when({ ...file, files: [asked] }, unitA('2022-03-20')).thenRecords({ type: 'UnitReportFiled', data: { ...of, unit: a, round: 1, content, due: owed.unitDue } }, attached(a));
    given([]).when({ ...file, files: [{ ...asked, stands: 'quarantined' }] }, unitA('2022-03-20')).thenRefuses('file-quarantined', { sha256: asked.sha256, name: asked.name });
    // The same words with a file that was forgotten are a correction.
    given(filed).when({ ...correct, content, files: [asked] }, unitA('2022-03-21')).thenRecords({ type: 'UnitReportCorrected', data: { ...of, unit: a, content, reason: 'nhầm' } }, attached(a));
    given(filed).when({ ...correct, content }, unitA('2022-03-21')).thenRecords();
    const drafted = [...filed, ...play([file, unitA('2022-03-20')], [draft, boardAct('2022-03-22')]).slice(1)];
    const submitted = periodReportDecider.decide({ ...submit, files: [asked] }, foldAll(drafted), boardAct('2022-03-23'));
    expect(submitted.ok && submitted.events.map(({ type }) => type)).toEqual(['ConsolidationSubmitted', 'ReportFilesAttached']);
    expect(submitted.ok && submitted.events[1]).toEqual(attached(null));
  });

  it('is refused before the period began, by others, by a body that does not report, and when it says nothing', () => {
    given([]).when(file, unitA('2021-12-14')).thenRefuses('report-period-not-begun', { period: '2022-Q1', from: '2021-12-15' });
    given([]).when(file, unitA('2021-12-15')).thenRecords({ type: 'UnitReportFiled', data: { ...of, unit: a, round: 1, content, due: owed.unitDue } });
    given([]).when(file, actOf('don-vi-b', '2022-03-20')).thenRefuses('not-reporting-party', { part: 'unit', body: 'don-vi-a', actingBody: 'don-vi-b' });
    given([]).when({ ...file, unit: btv }, actOf('btv', '2022-03-20')).thenRefuses('unit-does-not-report', { unit: 'btv', period: '2022-Q1' });
    given([]).when({ ...file, content: { ...content, summary: ' ' } }, unitA('2022-03-20')).thenRefuses('text-missing', { field: 'summary' });
    given([]).when({ ...file, content: { ...content, figures: [{ name: 'x', value: 1, unit: ' ' }] } }, unitA('2022-03-20')).thenRefuses('text-missing', { field: 'figures.unit' });
    given([]).when({ ...file, content: { ...content, figures: [{ name: 'x', value: Number.NaN, unit: '%' }] } }, unitA('2022-03-20')).thenRefuses('figure-invalid', { name: 'x' });
    given([]).when({ ...file, owed: { ...owed, units: [{ unit: a, filedBy: c }] } }, unitA('2022-03-20')).thenRefuses('not-reporting-party', { part: 'unit', body: 'don-vi-c', actingBody: 'don-vi-a' });
  });

  it('is returned with reasons by who gathers, and filed again; then its timeliness is that of the last filing (R4)', () => {
    given(filed).when(giveBack, boardAct('2022-03-21')).thenRecords({ type: 'UnitReportReturned', data: { ...of, unit: a, round: 1, reasons: 'thiếu số liệu' } });
    given(filed).when({ ...giveBack, reasons: '' }, boardAct('2022-03-21')).thenRefuses('reason-missing');
    given(filed).when(giveBack, unitA('2022-03-21')).thenRefuses('not-reporting-party', { part: 'consolidator', body: 'ban-dan-van', actingBody: 'don-vi-a' });
    given([]).when(giveBack, boardAct('2022-03-21')).thenRefuses('no-report-filed', { unit: 'don-vi-a' });
    const returned = play([file, unitA('2022-03-20')], [giveBack, boardAct('2022-03-21')]);
    const again = play([file, unitA('2022-03-20')], [giveBack, boardAct('2022-03-21')], [file, unitA('2022-03-23')]);
    expect([filed, returned, again].map((history) => standingOf(history, a, '2022-03-25'))).toEqual([
      { kind: 'reported-in-time', days: 0 }, { kind: 'missing-overdue', days: 5 }, { kind: 'reported-late', days: 3 },
    ]); // prettier-ignore
    expect(foldAll(again).units.get(a)?.round).toBe(2);
  });

  it('is corrected or taken back by a counter-act with its reason (R15)', () => {
    given(filed).when(correct, unitA('2022-03-24')).thenRecords({ type: 'UnitReportCorrected', data: { ...of, unit: a, content: correct.content, reason: 'nhầm' } });
    given(filed).when({ ...correct, content }, unitA('2022-03-24')).thenRecords();
    given(filed).when({ ...correct, reason: ' ' }, unitA('2022-03-24')).thenRefuses('reason-missing');
    expect(standingOf(play([file, unitA('2022-03-20')], [correct, unitA('2022-03-24')]), a, '2022-03-25')).toEqual({ kind: 'reported-in-time', days: 0 });
    const takenBack = play([file, unitA('2022-03-20')], [takeBack, unitA('2022-03-21')]);
    expect(standingOf(takenBack, a, '2022-03-25')).toEqual({ kind: 'missing-overdue', days: 5 });
    given(takenBack).when(correct, unitA('2022-03-24')).thenRefuses('no-report-filed', { unit: 'don-vi-a' });
  });
});

describe('the consolidated report', () => {
  const some = play([file, unitA('2022-03-22')], [nil, actOf('don-vi-b', '2022-03-18')], [draft, boardAct('2022-03-22')]);
  const handedUp = play([file, unitA('2022-03-22')], [nil, actOf('don-vi-b', '2022-03-18')], [draft, boardAct('2022-03-22')], [submit, boardAct('2022-03-24')]);

  it('names each missing and each late unit as it was called then', () => {
    given(some).when(submit, boardAct('2022-03-24')).thenRecords({
      type: 'ConsolidationSubmitted',
      data: {
        ...of, round: 1, symbol: '12-BC/BDV', content, reported: 2, owed: 3, nil: [b], missing: [{ unit: c, name: 'Đơn vị C', state: 'overdue', daysOverdue: 4, sentBack: false }],
        late: [{ unit: a, name: 'Đơn vị A', daysLate: 2 }], due: owed.consolidatedDue,
      },
    }); // prettier-ignore
    const early = play([draft, boardAct('2022-03-15')]);
    given(early).when({ ...submit, owed: { ...owed, units: [{ unit: c, filedBy: c }], unitDue: null } }, boardAct('2022-03-24')).thenRecords({
      type: 'ConsolidationSubmitted',
      data: { ...of, round: 1, symbol: '12-BC/BDV', content, reported: 0, owed: 1, nil: [], missing: [{ unit: c, name: 'Đơn vị C', state: 'undated', daysOverdue: 0, sentBack: false }], late: [], due: owed.consolidatedDue },
    });
  });

  it('goes drafted, submitted, returned or accepted, each by the body whose part it is', () => {
    given([]).when(submit, boardAct('2022-03-24')).thenRefuses('consolidation-not-drafted');
    given([]).when(draft, actOf('btv', '2022-03-24')).thenRefuses('not-reporting-party', { part: 'consolidator', body: 'ban-dan-van', actingBody: 'btv' });
    given(some).when(take, actOf('btv', '2022-03-26')).thenRefuses('consolidation-not-submitted');
    given(handedUp).when(take, boardAct('2022-03-26')).thenRefuses('not-reporting-party', { part: 'recipient', body: 'btv', actingBody: 'ban-dan-van' });
    given(handedUp).when(submit, boardAct('2022-03-26')).thenRefuses('consolidation-under-way');
    given(handedUp).when(draft, boardAct('2022-03-26')).thenRefuses('consolidation-under-way');
    given(handedUp).when(giveBack, boardAct('2022-03-26')).thenRefuses('consolidation-under-way');
    given(handedUp).when(correct, unitA('2022-03-26')).thenRefuses('consolidation-under-way');
    given(handedUp).when(sendBack, actOf('btv', '2022-03-26')).thenRecords({ type: 'ConsolidationReturned', data: { ...of, round: 1, reasons: 'thiếu một đơn vị' } });
    given(handedUp).when({ ...sendBack, reasons: ' ' }, actOf('btv', '2022-03-26')).thenRefuses('reason-missing');
    given(handedUp).when(take, actOf('btv', '2022-03-26')).thenRecords({ type: 'ConsolidationAccepted', data: { ...of, round: 1, note: null } });
  });

  it('accepted by mistake is with its recipient again, by the recipient alone and with a reason (R15)', () => {
    const accepted = [...handedUp, { event: { type: 'ConsolidationAccepted', data: { ...of, round: 1, note: null } } as const, act: actOf('btv', '2022-03-29') }];
    const takeBack = { type: 'TakeBackConsolidationAcceptance', owed, reason: ' nhận nhầm kỳ ' } as const;
    const then = given(accepted).when(takeBack, actOf('btv', '2022-04-01'));
    then.thenRecords({ type: 'ConsolidationAcceptanceTakenBack', data: { ...of, round: 1, reason: 'nhận nhầm kỳ' } });
    then.thenState(({ consolidation }) => expect(consolidation).toEqual(foldAll(handedUp).consolidation));
    given(accepted).when(takeBack, boardAct('2022-04-01')).thenRefuses('not-reporting-party', { part: 'recipient', body: btv, actingBody: board });
    given(accepted).when({ ...takeBack, reason: ' ' }, actOf('btv', '2022-04-01')).thenRefuses('reason-missing');
    given(handedUp).when(takeBack, actOf('btv', '2022-04-01')).thenRefuses('consolidation-not-accepted');
  });

  it('once accepted stays, and a missing unit still owes and may still file', () => {
    const steps = [[file, unitA('2022-03-22')], [draft, boardAct('2022-03-22')], [submit, boardAct('2022-03-24')], [sendBack, actOf('btv', '2022-03-25')], [submit, boardAct('2022-03-26')], [take, actOf('btv', '2022-03-27')]] as const;
    const accepted = play(...steps);
    expect(foldAll(accepted).consolidation.submitted?.round).toBe(2);
    given(accepted).when(draft, boardAct('2022-04-01')).thenRefuses('consolidation-accepted');
    expect(standingOf(accepted, c, '2023-03-20')).toEqual({ kind: 'missing-overdue', days: 365 });
    given(accepted).when({ ...file, unit: c }, actOf('don-vi-c', '2023-03-20')).thenRecords({ type: 'UnitReportFiled', data: { ...of, unit: c, round: 1, content, due: owed.unitDue } });
    expect(periodReportFromJson(JSON.parse(JSON.stringify(periodReportToJson(foldAll(accepted)))) as never)).toEqual(foldAll(accepted));
  });
});

describe('how a report stands', () => {
  const due = localDate('2022-03-20');

  it('turns at the end of the due day, and nowhere else', () => {
    const end = endOfDay(due);
    const [begin, before] = [startOfDay(period.from), startOfDay(period.from) - 1];
    expect([before, begin, end - 1, end].map((at) => reportStandingAt(period, due, null, at).kind)).toEqual(['not-begun', 'missing-in-time', 'missing-in-time', 'missing-overdue']);
    expect([end - 1, end].map((filedAt) => reportStandingAt(period, due, filedAt, end + 1))).toEqual([{ kind: 'reported-in-time', days: 0 }, { kind: 'reported-late', days: 1 }]);
    expect([reportStandingAt(period, null, null, end).kind, reportStandingAt(period, null, end, end).kind]).toEqual(['missing-undated', 'reported-undated']);
  });

  it('never gets better by waiting: what is overdue stays so until it is filed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 20_000 }), (hours, more) => {
        const at = startOfDay(period.from) + hours * 3_600_000;
        const now = reportStandingAt(period, due, null, at);
        const later = reportStandingAt(period, due, null, at + more * 3_600_000);
        const order = REPORT_STANDINGS.indexOf(later.kind) - REPORT_STANDINGS.indexOf(now.kind);
        expect([order >= 0, later.days >= now.days, now.days > 0]).toEqual([true, true, now.kind === 'missing-overdue']);
      }),
    );
  });
});
