import {
  ActOnDelegations, ActOnDirective, ActOnIndicator, ActOnInspection, ActOnOversight, ActOnReceipt, ActOnUrging, AssignTaskToBody, assignmentStream, DELEGATION, INDICATOR, indicatorStream, INSPECTION, inspectionStream, IssueUrging, MarkNoticesSeen, OVERSIGHT,
  oversightStream, PublishSupervisionRules, RotateLogKey, URGING, urgingStream, type IndicatorIntent,
} from '#libs/application'; // prettier-ignore
import {
  addDays, assignmentId, decimal, directiveId, indicatorId, inspectionId, localDate, NO_DEADLINE, oversightId, taskCode, urgingId, type AssignmentId, type BodyId, type IndicatorContent, type InspectionStage, type LocalDate, type Measurement,
} from '#libs/domain'; // prettier-ignore
import { dueOn, lead, taskWith } from '#libs/testing';
import type { Chance } from './chance.js';
import type { Clients } from './clients.js';
import { desksOf, type Desk } from './desks.js';
import { INSPECTORS, ISSUER, KEPT, OFFICE, SUPERVISOR } from './province.js';
import { RankingActs } from './ranking-acts.js';
import { ReportingActs } from './reporting-acts.js';
import { newestOf, type Witness } from './witness.js';
import type { World } from './world.js';

const signatory = { capacity: 'T/M', onBehalfOf: null, position: 'Chủ nhiệm' } as const;

const ANY_INSPECTING = { plan: 4, team: 4, minutes: 6, back: 2, conclude: 6, withdraw: 0.5, close: 4, correct: 2, unconclude: 1, reopen: 2, takeOver: 1 } as const;
type Inspecting = Readonly<Partial<Record<keyof typeof ANY_INSPECTING, number>>>;
const NO_STEP = { plan: 0, team: 0, minutes: 0, back: 0, conclude: 0, withdraw: 0, close: 0, correct: 0, unconclude: 0, reopen: 0, takeOver: 0 };
const INSPECTING: Readonly<Record<InspectionStage, Inspecting>> = {
  none: ANY_INSPECTING, decided: { plan: 6, withdraw: 1 }, planned: { team: 6, plan: 1, withdraw: 0.5 }, 'team-named': { minutes: 6, team: 1, withdraw: 0.5 }, minuted: { conclude: 5, minutes: 2, back: 2, takeOver: 1 },
  concluded: { close: 4, correct: 3, unconclude: 1, takeOver: 1 }, closed: { reopen: 1 }, withdrawn: { reopen: 1 },
}; // prettier-ignore

/** Acts of offices beside the work on duties: mostly such as fit what there is, by whoever chance names. */
export class OfficeActs {
  private papers = 0;
  private readonly reports: ReportingActs;
  private readonly rankings: RankingActs;

  constructor(
    private readonly world: World,
    private readonly clients: Clients,
    private readonly witness: Witness,
    private readonly chance: Chance,
  ) {
    this.reports = new ReportingActs(world, clients, witness, chance);
    this.rankings = new RankingActs(world, clients, chance);
  }

  async act(today: LocalDate, living: readonly BodyId[]): Promise<void> {
    switch (this.wanting() ?? this.chance.weighted({ receipt: 14, directive: 4, urge: 4, answer: 10, inspect: 16, oversee: 7, reporting: 3, report: 16, review: 6, indicator: 8, ranking: 4, delegate: 2, notices: 4, rules: 0.6, key: 0.3 })) {
      case 'receipt':
        return this.receipt(today);
      case 'directive':
        return this.directive(today, living);
      case 'urge':
        return this.urge(today);
      case 'answer':
        return this.answerUrging(today);
      case 'inspect':
        return this.inspect(today, living);
      case 'oversee':
        return this.oversee(today, living);
      case 'reporting':
        return this.reports.reporting(today, living);
      case 'report':
        return this.reports.report(today, living);
      case 'review':
        return this.reports.review(today, living);
      case 'indicator':
        return this.indicator(today);
      case 'ranking':
        return this.rankings.act(today);
      case 'delegate':
        return this.delegate(today, living);
      case 'notices':
        return this.notices(living);
      case 'rules':
        return this.rules(today);
      case 'key':
        return void (await this.clients.act(OFFICE, (context) => new RotateLogKey('định kỳ', context), ['administrator']));
    }
  }

  /** Now and then the desk at which something can happen that has not happened yet. */
  private wanting(): Desk | null {
    if (!this.chance.hit(0.25)) return null;
    const desks = this.witness.notReached().flatMap(desksOf);
    return desks.length === 0 ? null : this.chance.pick(desks);
  }

  private number(kind: 'CV' | 'QĐ' | 'KL', issuer: BodyId, today: LocalDate) {
    this.papers += 1;
    return { issuer, kind, year: Number(today.slice(0, 4)), number: 5000 + this.papers, symbol: `${5000 + this.papers}-${kind}` };
  }

  private async receipt(today: LocalDate): Promise<void> {
    const { chance, witness } = this;
    if (witness.receipts.length === 0) return;
    const { directiveId: directive, addressee } = witness.receipts[Math.max(0, witness.receipts.length - 1 - chance.below(30))] as (typeof witness.receipts)[number];
    const arrival = { arrivalNumber: chance.hit(0.8) ? { raw: '17', readable: '17' } : { raw: '1?7', readable: null }, arrivalDate: today, passedTo: null };
    const intent = chance.pick([{ type: 'ConfirmDelivery' }, { type: 'RegisterArrival', ...arrival }, { type: 'RegisterArrival', ...arrival }, { type: 'CorrectArrival', ...arrival, reason: 'nhầm' }] as const);
    await this.clients.act(addressee, (context) => new ActOnReceipt(directive, addressee, intent, context));
  }

  private async directive(today: LocalDate, living: readonly BodyId[]): Promise<void> {
    const { chance, witness, clients } = this;
    if (witness.directives.length === 0) return;
    const id = chance.pick(witness.directives.slice(-12));
    const deadlines = [dueOn(addDays(today, chance.between(10, 200)))];
    const added = taskWith(`IV.9${this.papers++}`, [lead(chance.pick(living))], { deadlines });
    const amended = (changes: Extract<ActOnDirective['intent'], { type: 'AmendDirective' }>['changes']): ActOnDirective['intent'] => ({ type: 'AmendDirective', amendmentSymbol: `${this.papers}-KH/TU`, urgency: chance.pick(['ordinary', 'urgent'] as const), basis: 'điều chỉnh', effectiveOn: today, changes });
    const code = taskCode(`IV.${chance.between(1, 4)}`);
    switch (chance.weighted({ late: 4, deadline: 4, item: 3, task: 2, conclude: 1.5, withdraw: 0.5 })) {
      case 'late':
        await clients.act(ISSUER, (context) => new AssignTaskToBody(id, code, chance.pick(living), 'do', 'bổ sung', context));
        return;
      case 'deadline':
        await clients.act(ISSUER, (context) => new ActOnDirective(id, amended([{ kind: 'deadline-changed', taskCode: code, deadlines }]), context));
        return;
      case 'item':
        await clients.act(ISSUER, (context) => new ActOnDirective(id, amended([{ kind: 'item-added', item: { code: added.code, sourceSentence: added.summary, sourceLine: null, corrections: [], tasks: [added] } }]), context));
        return;
      case 'task':
        await clients.act(ISSUER, (context) => new ActOnDirective(id, amended([{ kind: 'task-withdrawn', taskCode: code }]), context));
        return;
      case 'conclude': {
        const concluded = await clients.act(ISSUER, (context) => new ActOnDirective(id, { type: 'ConcludeDirective', basis: 'KL 1' }, context));
        if (concluded === null || chance.hit(0.4)) await clients.act(ISSUER, (context) => new ActOnDirective(id, { type: 'TakeBackDirectiveConclusion', reason: 'kết thúc nhầm' }, context));
        return;
      }
      case 'withdraw':
        await clients.act(ISSUER, (context) => new ActOnDirective(id, { type: 'WithdrawDirective', basis: 'KL 2' }, context));
    }
  }

  private async urge(today: LocalDate): Promise<void> {
    const { chance, witness } = this;
    const open = [...witness.open];
    if (open.length === 0) return;
    const urged = [chance.pick(open), chance.pick(open), chance.pick(open)].map((stream) => assignmentId(stream.slice(assignmentStream('' as AssignmentId).length)));
    const by = chance.pick([SUPERVISOR, SUPERVISOR, SUPERVISOR, ISSUER]);
    const draft = {
      number: this.number('CV', by, today), date: today, signatory, grade: chance.pick(['remind', 'remind', 'urge', 'criticise'] as const), directiveId: null, assignments: [...new Set(urged)], bodies: [], follows: [],
      skipsGradeReason: chance.hit(0.6) ? 'đã nhắc bằng lời' : null, answerDue: addDays(today, chance.between(3, 15)), demand: 'Báo cáo', asksExplanation: chance.hit(0.5), basis: 'chương trình',
    }; // prettier-ignore
    await this.clients.act(by, (context) => new IssueUrging(draft, chance.hit(0.9), context));
  }

  private async answerUrging(today: LocalDate): Promise<void> {
    const { chance, clients } = this;
    const found = newestOf(this.witness, this.chance, 'urging', 8);
    if (found === null) return;
    const id = urgingId(found);
    const state = await this.world.known((core) => core.stateOf(URGING, urgingStream(id)));
    if (state === null || state.addressees.length === 0 || state.document === null) return;
    const { body, explanation } = chance.pick(state.addressees);
    const by = state.document.number.issuer;
    const act = (who: BodyId, intent: ActOnUrging['intent']): Promise<unknown> => clients.act(who, (context) => new ActOnUrging(id, intent, context));
    /** Some acts are seen to be mistakes at once. */
    const perhapsBack = async (done: unknown, intent: ActOnUrging['intent']): Promise<void> => {
      if (done !== null && chance.hit(0.3)) await act(by, intent);
    };
    switch (chance.weighted({ deliver: 4, answer: 6, explain: 4, accept: explanation.status === 'given' ? 4 : 1, again: explanation.status === 'given' ? 4 : 1, withdraw: 0.5, close: 1, back: 4 })) {
      case 'deliver':
        return void (await act(by, { type: 'RecordUrgingDelivery', addressee: body, channel: 'văn thư' }));
      case 'answer':
        return void (await act(body, { type: 'AnswerUrging', addressee: null, text: 'Đang làm', refersTo: [], promises: [] }));
      case 'explain':
        return void (await act(body, { type: 'GiveExplanation', addressee: null, text: 'Thiếu người' }));
      case 'accept':
        return perhapsBack(await act(by, { type: 'AcceptExplanation', addressee: body, note: null }), { type: 'TakeBackExplanationAcceptance', addressee: body, reason: 'nhầm' });
      case 'again':
        return void (await act(by, { type: 'AskExplanationAgain', addressee: body, reason: 'chưa rõ', due: addDays(today, 5) }));
      case 'withdraw':
        return perhapsBack(await act(by, { type: 'WithdrawUrging', basis: 'gửi nhầm' }), { type: 'TakeBackUrgingEnd', reason: 'nhầm' });
      case 'close':
        return perhapsBack(await act(by, { type: 'CloseUrging', note: null }), { type: 'TakeBackUrgingEnd', reason: 'nhầm' });
      case 'back': {
        const fitting: readonly [BodyId, ActOnUrging['intent']] = state.status !== 'issued' ? [by, { type: 'TakeBackUrgingEnd', reason: 'nhầm' }]
          : explanation.status === 'accepted' ? [by, { type: 'TakeBackExplanationAcceptance', addressee: body, reason: 'nhầm' }]
          : explanation.status === 'given' ? [body, { type: 'TakeBackExplanation', addressee: null, reason: 'nhầm' }]
          : [body, { type: 'TakeBackUrgingAnswer', addressee: null, answer: null, reason: 'nhầm' }]; // prettier-ignore
        const [who, intent] = chance.hit(0.8) ? fitting : ([body, { type: 'TakeBackUrgingAnswer', addressee: null, answer: null, reason: 'nhầm' }] as const);
        await act(who, intent);
      }
    }
  }

  private async inspect(today: LocalDate, living: readonly BodyId[]): Promise<void> {
    const { chance, clients, witness } = this;
    const found = newestOf(this.witness, this.chance, 'inspection', 4);
    const act = (id: string | null, intent: ActOnInspection['intent']): Promise<unknown> => clients.act(INSPECTORS, (context) => new ActOnInspection(id === null ? null : inspectionId(id), intent, context));
    if (found === null || chance.hit(0.12)) {
      if (witness.directives.length === 0) return;
      const inspected = chance.pick(living.filter((body) => !KEPT.includes(body)));
      const decision = {
        number: this.number('QĐ', INSPECTORS, today), date: today, signatory, basis: 'chương trình', inspectingBody: INSPECTORS, inspectedBodies: [inspected], scope: { directiveId: chance.pick(witness.directives.slice(-8)), taskCodes: [], assignmentIds: [] },
        subject: 'Thực hiện kế hoạch', periodFrom: addDays(today, -90), periodTo: today, proposedBy: null,
      }; // prettier-ignore
      await act(null, { type: 'DecideInspection', decision });
      return;
    }
    const state = await this.world.known((core) => core.stateOf(INSPECTION, inspectionStream(inspectionId(found))));
    const body = state?.decision?.inspectedBodies[0];
    if (body === undefined) return;
    // Mostly what its stage calls for, now and then what it must refuse.
    const next = chance.hit(0.85) ? INSPECTING[state?.stage ?? 'none'] : ANY_INSPECTING;
    switch (chance.weighted({ ...NO_STEP, ...next })) {
      case 'plan':
        return void (await act(found, { type: 'PlanInspection', visits: [{ day: addDays(today, 3), body, contents: ['hồ sơ'] }], note: null }));
      case 'team':
        return void (await act(found, { type: 'NameInspectionTeam', members: [{ body: INSPECTORS, position: 'Trưởng đoàn', head: true }] }));
      case 'minutes':
        return void (await act(found, { type: 'RecordInspectionMinutes', minutes: { body, date: today, contents: 'Làm việc' }, findings: [{ text: 'Chậm', evidence: { by: 'documents', documents: ['biên bản'] } }] }));
      case 'back':
        return void (await act(found, { type: 'TakeBackInspectionMinutes', number: 1, reason: 'nhầm' }));
      case 'conclude': {
        const remediation = chance.hit(0.8) ? [{ body, summary: 'Bổ sung', expectedOutputs: ['báo cáo'], deadlines: [chance.hit(0.8) ? dueOn(addDays(today, chance.between(5, 60))) : NO_DEADLINE] }] : [];
        return void (await act(found, { type: 'ConcludeInspection', number: this.number('KL', INSPECTORS, today), date: today, signatory, conclusions: [{ body, text: 'Cơ bản đúng' }], remediation }));
      }
      case 'withdraw':
        return void (await act(found, { type: 'WithdrawInspection', basis: 'đổi chương trình' }));
      case 'close':
        return void (await act(found, { type: 'CloseInspection', reason: chance.hit(0.3) ? 'kết thúc' : null }));
      case 'correct':
        return void (await act(found, { type: 'CorrectConclusion', conclusions: [{ body, text: 'Còn chậm' }], reason: 'nhầm' }));
      case 'unconclude':
        return void (await act(found, { type: 'TakeBackConclusion', reason: 'nhầm' }));
      case 'reopen':
        return void (await act(found, { type: 'TakeBackInspectionEnd', reason: 'nhầm' }));
      case 'takeOver':
        await clients.act(OFFICE, (context) => new ActOnInspection(inspectionId(found), { type: 'TakeOverInspection', basis: 'KL 8' }, context));
    }
  }

  private async oversee(today: LocalDate, living: readonly BodyId[]): Promise<void> {
    const { chance, clients } = this;
    const found = newestOf(this.witness, this.chance, 'oversight', 3);
    const bodies = [chance.pick(living.filter((body) => !KEPT.includes(body)))];
    const act = (id: string | null, intent: ActOnOversight['intent']): Promise<unknown> => clients.act(INSPECTORS, (context) => new ActOnOversight(id === null ? null : oversightId(id), intent, context));
    if (found === null || chance.hit(0.15)) {
      await act(null, { type: 'OpenOversight', opening: { kind: 'party', mode: 'continuous', overseeingBody: INSPECTORS, overseenBodies: bodies, subject: 'Chấp hành', basis: 'chương trình', directiveId: null, from: today, to: null } });
      return;
    }
    const known = await this.world.known((core) => core.stateOf(OVERSIGHT, oversightStream(oversightId(found))));
    if (known?.status === 'ended' && chance.hit(0.5)) return void (await act(found, { type: 'TakeBackOversightEnd', reason: 'nhầm' }));
    // The last observation was a mistake, now and then: what relies on it makes that refused.
    if (known !== null && known.observations.length > 0 && chance.hit(0.15)) return void (await act(found, { type: 'TakeBackOversightEntry', entry: 'observation', number: known.observations.length, reason: 'nhầm' }));
    const overseen = known?.opening?.overseenBodies[0] ?? (bodies[0] as BodyId);
    const absent = { by: 'absence', soughtFor: 'báo cáo', until: addDays(today, -1) } as const;
    await act(found, chance.pick<ActOnOversight['intent']>([
      { type: 'RecordObservation', observation: { body: null, date: today, text: 'Chưa thấy báo cáo', evidence: absent } }, { type: 'GiveEarlyWarning', warning: { body: overseen, text: 'Sắp chậm', observations: [1] } },
      { type: 'RecommendAfterOversight', to: [overseen], text: 'Cần làm sớm' }, { type: 'ProposeInspection', bodies: [overseen], reason: 'có dấu hiệu' }, { type: 'EndOversight', summary: 'xong' },
      { type: 'TakeBackOversightEntry', entry: chance.pick(['observation', 'warning', 'recommendation', 'proposal'] as const), number: chance.between(1, 2), reason: 'nhầm' }, { type: 'TakeBackOversightEnd', reason: 'nhầm' },
    ])); // prettier-ignore
  }

  private async indicator(today: LocalDate): Promise<void> {
    const { chance, clients, witness } = this;
    if (witness.directives.length === 0) return;
    const found = newestOf(this.witness, this.chance, 'indicator', 6);
    const target = (value: string) => ({ kind: 'number', operator: '≥', value: decimal(value), tolerance: null, reading: null }) as const;
    const year = Number(today.slice(0, 4));
    const described: IndicatorContent = {
      code: `II.${++this.papers}`, name: 'Tỷ lệ đạt', measure: 'share', unit: '%', denominator: 'tổng số', scope: null, reporters: [SUPERVISOR], sample: true,
      milestones: [{ code: 'II.1', sourceLine: null, when: { kind: 'year', year: year + 1 }, written: null, target: target('75') }],
    }; // prettier-ignore
    const act = (id: string | null, intent: IndicatorIntent): Promise<unknown> => clients.act(intent.type.endsWith('Measurement') ? SUPERVISOR : ISSUER, (context) => new ActOnIndicator(id === null ? null : indicatorId(id), intent, context));
    if (found === null || chance.hit(0.1)) return void (await act(null, { type: 'DefineIndicator', directiveId: directiveId(chance.pick(witness.directives)), content: described }));
    const measurement: Measurement = { unit: '%', value: null, numerator: decimal(String(chance.below(100))), denominator: decimal('100'), words: null, evidence: 'Báo cáo', source: 'thống kê', simulated: true };
    // Mostly one that was measured, so that there is something to correct.
    const known = await this.world.known((core) => core.stateOf(INDICATOR, indicatorStream(indicatorId(found))));
    const measured = Object.entries(known?.measured ?? {}).flatMap(([of, values]) => Object.keys(values).map((key) => [of as BodyId, key] as const));
    const [body, period] = measured.length > 0 && chance.hit(0.6) ? chance.pick(measured) : [SUPERVISOR, `${year}-Q${chance.between(1, 4)}`];
    const duty = { kind: 'task', taskCode: taskCode(`IV.${chance.between(1, 2)}`) } as const;
    await act(found, chance.pick<IndicatorIntent>([
      { type: 'RecordMeasurement', body, period, measurement }, { type: 'RecordMeasurement', body, period, measurement }, { type: 'CorrectMeasurement', body, period, measurement, reason: 'nhầm' }, { type: 'WithdrawMeasurement', body, period, reason: 'nhầm' },
      { type: 'LinkIndicator', duty }, { type: 'UnlinkIndicator', duty, reason: 'thôi' }, { type: 'AmendIndicator', content: { ...described, code: known?.content?.code ?? described.code }, basis: 'KL' }, chance.hit(0.2) ? { type: 'WithdrawIndicator', basis: 'KL' } : { type: 'LinkIndicator', duty },
    ])); // prettier-ignore
  }

  private async delegate(today: LocalDate, living: readonly BodyId[]): Promise<void> {
    const { chance, clients } = this;
    const [from, to] = [chance.pick(living), chance.pick(living)];
    const before = await this.world.known(async (core) => (await core.stateOf(DELEGATION, 'delegations')).delegations);
    const revoked = before === null || before.length === 0 ? null : chance.pick(before.slice(-4));
    if (revoked !== null && chance.hit(0.4)) await clients.act(revoked.from.body, (context) => new ActOnDelegations({ type: 'RevokeDelegation', delegationId: revoked.delegationId, from: null, reason: 'đã về' }, context));
    else await clients.act(from, (context) => new ActOnDelegations({ type: 'DelegatePower', from: { body: from, position: null }, to: { body: to, position: null }, validFrom: today, validUntil: addDays(today, chance.between(1, 60)), actions: null, basis: 'GUQ' }, context));
  }

  private async notices(living: readonly BodyId[]): Promise<void> {
    const body = this.chance.pick(living);
    const upTo = Math.max(1, this.witness.index - this.chance.below(500));
    await this.clients.act(body, (context) => new MarkNoticesSeen(body, upTo, context));
  }

  private async rules(today: LocalDate): Promise<void> {
    const { chance, clients } = this;
    const year = Number(today.slice(0, 4)) + 1;
    const days = [{ date: localDate(`${year}-01-01`), occasion: 'new-year', kind: 'holiday', name: null }, { date: localDate(`${year}-04-30`), occasion: 'reunification', kind: 'holiday', name: null }] as const;
    await clients.act(ISSUER, (context) => new PublishSupervisionRules(chance.hit(0.5)
      ? { type: 'PublishWorkingCalendar', year, days, basis: 'TB' }
      : { type: 'PublishPolicy', issuer: chance.hit(0.5) ? ISSUER : null, switches: { dueSoonDays: chance.between(5, 9), approverWorkingDays: chance.between(3, 7) }, basis: 'QĐ' }, context), ['administrator', 'head']); // prettier-ignore
  }
}
