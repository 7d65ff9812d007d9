import { ActOnPeriodReport, ActOnReporting, ActOnReview, PERIOD_REPORT, REPORTING, REVIEW, type PeriodReportIntent, type ReportingIntent, type ReviewIntent } from '#libs/application';
import { addDays, type BodyId, type LocalDate, type ReportingId, type ReviewId } from '#libs/domain';
import type { Chance } from './chance.js';
import type { Clients } from './clients.js';
import { ISSUER, KEPT, OFFICE, SUPERVISOR } from './province.js';
import { newestOf, type Witness } from './witness.js';
import type { World } from './world.js';

const content = { summary: 'Đã làm', figures: [], attachments: [] };
const otherContent = { ...content, summary: 'Đã làm, bản đúng' };

/** Periodic reports and reviews: setting them up, reporting, gathering, and what is taken back of it. */
export class ReportingActs {
  constructor(
    private readonly world: World,
    private readonly clients: Clients,
    private readonly witness: Witness,
    private readonly chance: Chance,
  ) {}

  async reporting(today: LocalDate, living: readonly BodyId[]): Promise<void> {
    const { chance, clients } = this;
    const carriers = living.filter((body) => !KEPT.includes(body));
    const found = newestOf(this.witness, this.chance, 'reporting', 4);
    const period = (year: number): string => `${year}-Q${chance.between(1, 4)}`;
    const year = Number(today.slice(0, 4));
    const schedule = { unitDue: { by: 'day-of-month', monthOffset: 0, day: chance.between(15, 25) }, consolidatedDue: null } as const;
    const setUp: ReportingIntent = {
      type: 'SetUpReporting',
      terms: {
        title: 'Báo cáo quý', consolidator: chance.pick([SUPERVISOR, OFFICE]), recipient: ISSUER, units: [...new Set([chance.pick(carriers), chance.pick(carriers), chance.pick(carriers)])], calendar: chance.pick(['ND09', 'thang-duong-lich'] as const), rhythm: 'quarterly',
        firstPeriod: period(year), lastPeriod: null, schedule, basis: { directiveId: null, symbol: '1-KH/TU', itemCode: null, sourceLine: null, note: 'định kỳ' },
      },
    }; // prettier-ignore
    const known = (this.witness.things.get('reporting') ?? []).length;
    if (found === null || (known < 12 && chance.hit(0.4))) {
      const made = await clients.act(SUPERVISOR, (context) => new ActOnReporting(null, setUp, context));
      // Set up by mistake, now and then.
      if (made !== null && chance.hit(0.15)) await clients.act(SUPERVISOR, (context) => new ActOnReporting(made.id as ReportingId, { type: 'WithdrawReporting', basis: 'nhầm' }, context));
      return;
    }
    const units = await this.world.known(async (core) => (await core.stateOf(REPORTING, `reporting-${found}`)).units.map(({ unit: body }) => body));
    const ending: ReportingIntent = { type: 'EndReporting', lastPeriod: `${year}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`, basis: 'KL' };
    // Rarely drawn and mostly refused, so it is tried on purpose until one has come to an end.
    const intent = !this.witness.reached.has('ReportingEnded') && chance.hit(0.3) ? ending : chance.pick<ReportingIntent>([
      { type: 'AddReportingUnit', unit: chance.pick(carriers), fromPeriod: period(year + 1), reason: 'bổ sung' }, { type: 'WithdrawReportingUnit', unit: chance.pick(units ?? carriers), fromPeriod: period(year + 1), basis: 'KL' },
      { type: 'ChangeReportSchedule', fromPeriod: period(year + 1), schedule, basis: 'KL' }, { type: 'HandOverReporting', part: 'consolidator', from: SUPERVISOR, to: OFFICE, fromPeriod: period(year + 1), basis: 'KL' },
      chance.hit(0.2) ? ending : { type: 'AddReportingUnit', unit: chance.pick(carriers), fromPeriod: period(year), reason: 'bổ sung' },
      chance.hit(0.1) ? { type: 'WithdrawReporting', basis: 'nhầm' } : setUp,
    ]); // prettier-ignore
    await clients.act(SUPERVISOR, (context) => new ActOnReporting(found as ReportingId, intent, context));
  }

  async report(today: LocalDate, living: readonly BodyId[]): Promise<void> {
    const { chance, clients } = this;
    const id = newestOf(this.witness, this.chance, 'reporting', 4) as ReportingId | null;
    if (id === null) return;
    const period = `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
    const units = await this.world.known(async (core) => (await core.stateOf(REPORTING, `reporting-${id}`)).units);
    const filed = await this.world.known((core) => core.stateOf(PERIOD_REPORT, `report-${id}-${period}`));
    const reported = [...(filed?.units.keys() ?? [])];
    const unit = reported.length > 0 && chance.hit(0.5) ? chance.pick(reported) : units !== null && units.length > 0 ? chance.pick(units).unit : chance.pick(living);
    const act = (body: BodyId, intent: PeriodReportIntent): Promise<unknown> => clients.act(body, (context) => new ActOnPeriodReport(id, period, intent, context));
    const above = (await this.world.known(async (core) => (await core.stateOf(REPORTING, `reporting-${id}`)).consolidator)) ?? SUPERVISOR;
    const submitted = filed?.consolidation.status === 'submitted' ? 30 : 2;
    const missed = !this.witness.reached.has('ConsolidationAcceptanceTakenBack');
    const accepted = filed?.consolidation.status === 'accepted' ? (missed ? 40 : 10) : 0.5;
    switch (chance.weighted({ file: 10, nil: 4, back: 3, correct: 3, takeBack: reported.length > 0 && !this.witness.reached.has('UnitReportTakenBack') ? 10 : 2, draft: 6, submit: 8, return: submitted, accept: submitted, unaccept: accepted })) {
      case 'file':
        return void (await act(unit, { type: 'FileUnitReport', unit, content }));
      case 'nil':
        return void (await act(unit, { type: 'FileNilReport', unit, note: null }));
      case 'back':
        return void (await act(above, { type: 'ReturnUnitReport', unit, reasons: 'thiếu' }));
      case 'correct':
        return void (await act(unit, { type: 'CorrectUnitReport', unit, content: otherContent, reason: 'nhầm' }));
      case 'takeBack':
        return void (await act(unit, { type: 'TakeBackUnitReport', unit, reason: 'nhầm' }));
      case 'draft':
        return void (await act(above, { type: 'DraftConsolidation', content }));
      case 'submit':
        return void (await act(above, { type: 'SubmitConsolidation', symbol: null }));
      case 'return':
        return void (await act(ISSUER, { type: 'ReturnConsolidation', reasons: 'thiếu' }));
      case 'accept':
        if ((await act(ISSUER, { type: 'AcceptConsolidation', note: null })) === null || !chance.hit(missed ? 0.9 : 0.3)) return;
        return void (await act(ISSUER, { type: 'TakeBackConsolidationAcceptance', reason: 'nhận nhầm' }));
      case 'unaccept':
        await act(ISSUER, { type: 'TakeBackConsolidationAcceptance', reason: 'nhận nhầm' });
    }
  }

  async review(today: LocalDate, living: readonly BodyId[]): Promise<void> {
    const { chance, clients } = this;
    const id = newestOf(this.witness, this.chance, 'review', 2) as ReviewId | null;
    const act = (body: BodyId, to: ReviewId | null, intent: ReviewIntent): Promise<unknown> => clients.act(body, (context) => new ActOnReview(to, intent, context));
    if (id === null || chance.hit(0.06)) {
      const carriers = living.filter((body) => !KEPT.includes(body));
      const terms = {
        kind: 'interim', title: 'Sơ kết', directiveId: null, directiveSymbol: '1-KH/TU', scopeFrom: null, scopeTo: null, units: [...new Set([chance.pick(carriers), chance.pick(carriers)])], reportsDue: addDays(today, 30), outlineSymbol: '15-ĐC',
        outlineDate: today,
      } as const; // prettier-ignore
      return void (await act(SUPERVISOR, null, { type: 'IssueReviewOutline', terms }));
    }
    const units = await this.world.known(async (core) => (await core.stateOf(REVIEW, `review-${id}`)).units);
    const unit = units !== null && units.length > 0 ? chance.pick(units) : null;
    if (unit === null) return;
    const intent = chance.pick<readonly [BodyId, ReviewIntent]>([
      [unit.filedBy, { type: 'FileReviewReport', unit: unit.unit, content }], [unit.filedBy, { type: 'FileReviewReport', unit: unit.unit, content }], [SUPERVISOR, { type: 'ReturnReviewReport', unit: unit.unit, reasons: 'thiếu' }],
      [SUPERVISOR, { type: 'DraftReview', content }], [SUPERVISOR, { type: 'HoldReviewConference', heldOn: today, basis: 'biên bản' }], [SUPERVISOR, { type: 'ConcludeReview', symbol: '9-KL', date: today }],
      [SUPERVISOR, chance.hit(0.5) ? { type: 'TakeBackReviewStep', step: chance.pick(['draft', 'conference', 'conclusion'] as const), reason: 'nhầm' } : { type: 'DraftReview', content }],
      [SUPERVISOR, chance.hit(0.1) ? { type: 'WithdrawReview', basis: 'bỏ' } : { type: 'DraftReview', content }],
    ]); // prettier-ignore
    await act(intent[0], id, intent[1]);
  }
}
