import { ActOnAssignment, ASSIGNMENT, assignmentStream, type AssignmentIntent } from '#libs/application';
import { addDays, assignmentId, NO_DEADLINE, type AssignmentId, type AssignmentState, type BodyId, type CorrectableAct, type LocalDate } from '#libs/domain';
import { dueOn } from '#libs/testing';
import type { Chance } from './chance.js';
import type { Clients } from './clients.js';
import { trackedAct } from './tracked-acts.js';
import type { World } from './world.js';

interface Wanted {
  readonly body: BodyId;
  readonly intent: AssignmentIntent;
}

type Made =
  | 'AcknowledgeAssignment' | 'ReturnToIssuer' | 'ReportProgress' | 'SubmitResult' | 'RequestExtension' | 'HandDownPart' | 'RequestCoordination' | 'AcceptResult' | 'ReturnResult' | 'WaiveLateness' | 'CloseAssignment'
  | 'RefuseReturnToIssuer' | 'GrantExtension' | 'RefuseExtension' | 'ChangeDeadline' | 'TransferAssignment' | 'SuspendAssignment' | 'ResumeAssignment' | 'WithdrawAssignment' | 'CorrectAct';

const CORRECTABLE: readonly CorrectableAct[] = [
  'acknowledgement', 'progress', 'submission', 'acceptance', 'return-for-rework', 'closure', 'extension-decision', 'extension-request', 'suspension', 'withdrawal', 'return-to-issuer', 'lateness-waiver',
  'condition', 'standing-review', 'recurrence', 'period-result', 'external-result',
];

/** One act of some body on the duty: mostly one that its state calls for, sometimes one that it must refuse. */
export async function actOnDuty(world: World, clients: Clients, stream: string, today: LocalDate, living: readonly BodyId[]): Promise<void> {
  const { chance } = world;
  const node = await world.someNode();
  const known = await Promise.race([node.core.stateOf(ASSIGNMENT, stream).catch(() => null), node.log.gone.then(() => null)]);
  if (known === null || known.terms === null) return;
  const id = assignmentId(stream.slice(assignmentStream('' as AssignmentId).length));
  const acts = new DutyActs(known, chance, today, living);
  const wanted = chance.hit(0.12) ? acts.anything() : acts.fitting();
  if (wanted !== null) await clients.act(wanted.body, (context) => new ActOnAssignment(id, wanted.intent, context));
}

class DutyActs {
  private readonly lead: BodyId;
  private readonly issuer: BodyId;
  private readonly confirming: BodyId;

  constructor(
    private readonly state: AssignmentState,
    private readonly chance: Chance,
    private readonly today: LocalDate,
    private readonly living: readonly BodyId[],
  ) {
    const terms = state.terms as NonNullable<AssignmentState['terms']>;
    this.lead = terms.leadBody;
    this.issuer = terms.issuer;
    this.confirming = terms.confirmingBody;
  }

  /** What somebody would do next. */
  fitting(): Wanted | null {
    const { state, chance } = this;
    if (state.extension !== null && chance.hit(0.4)) return this.decideExtension();
    if (state.coordination.size > 0 && chance.hit(0.2)) return chance.hit(0.15) ? this.takeBackCoordination() : this.answerCoordination();
    const tracked = chance.hit(0.3) ? trackedAct(state, chance, this.today) : null;
    if (tracked !== null) return tracked;
    switch (state.status) {
      case 'assigned':
        return this.make(chance.weighted({ AcknowledgeAssignment: 70, ReturnToIssuer: 4, TransferAssignment: 4, SuspendAssignment: 2, RequestExtension: 4, WithdrawAssignment: 2 }));
      case 'acknowledged':
      case 'in-progress':
        return this.make(chance.weighted({ ReportProgress: 28, SubmitResult: 34, HandDownPart: 5, RequestCoordination: 5, RequestExtension: 9, SuspendAssignment: 3, TransferAssignment: 2, ChangeDeadline: 2, WithdrawAssignment: 1, CorrectAct: 3, WaiveLateness: 2 }));
      case 'submitted':
        return this.make(chance.weighted({ AcceptResult: 62, ReturnResult: 25, CorrectAct: 3 }));
      case 'accepted':
        return this.make(chance.weighted({ CloseAssignment: 60, CorrectAct: 8 }));
      case 'suspended':
        return this.make(chance.weighted({ ResumeAssignment: 80, CorrectAct: 10, WithdrawAssignment: 5 }));
      case 'returned-to-issuer':
        return this.make(chance.weighted({ RefuseReturnToIssuer: 50, TransferAssignment: 40, WithdrawAssignment: 10, CorrectAct: 5 }));
      case 'closed':
      case 'withdrawn':
      case 'none':
        return this.make('CorrectAct');
    }
  }

  /** Anything at all, by anybody: to be refused most of the time. */
  anything(): Wanted {
    const made = this.make(this.chance.pick(['AcknowledgeAssignment', 'SubmitResult', 'AcceptResult', 'GrantExtension', 'ResumeAssignment', 'CloseAssignment', 'RefuseExtension', 'HandDownPart', 'CorrectAct', 'ReturnToIssuer', 'WaiveLateness'] as const));
    return this.chance.hit(0.5) ? { ...made, body: this.chance.pick(this.living) } : made;
  }

  private decideExtension(): Wanted {
    const { state, chance } = this;
    const proposed = state.extension?.proposedDue ?? this.today;
    if (chance.hit(0.3)) return { body: this.issuer, intent: { type: 'RefuseExtension', reason: 'không đủ lý do' } };
    return { body: this.issuer, intent: { type: 'GrantExtension', newDue: addDays(proposed, chance.below(20)), note: null, beyondCap: chance.hit(0.2) } };
  }

  private answerCoordination(): Wanted {
    return { body: this.chance.pick([...this.state.coordination.keys()]), intent: { type: 'AnswerCoordination', answer: this.chance.pick(['received', 'opinion-sent', 'no-opinion', 'not-competent']), note: null } };
  }

  private takeBackCoordination(): Wanted {
    return { body: this.lead, intent: { type: 'TakeBackCoordinationRequest', coordinator: this.chance.pick([...this.state.coordination.keys()]), reason: 'hỏi nhầm' } };
  }

  private make(type: Made): Wanted {
    const { lead, issuer, confirming, chance, today, state } = this;
    const later = (from: number, to: number): LocalDate => addDays(today, chance.between(from, to));
    switch (type) {
      case 'AcknowledgeAssignment':
        return { body: lead, intent: { type, receiptNumber: null, note: null } };
      case 'ReturnToIssuer':
        return { body: lead, intent: { type, reason: chance.pick(['wrong-body', 'unclear', 'overlap']), explanation: 'chưa rõ' } };
      case 'ReportProgress':
        return { body: lead, intent: { type, percent: chance.hit(0.7) ? chance.below(101) : null, note: 'đang làm', obstacles: null } };
      case 'SubmitResult':
        return { body: lead, intent: { type, outputs: chance.hit(0.95) ? ['báo cáo'] : [], note: null } };
      case 'RequestExtension':
        return { body: lead, intent: { type, proposedDue: addDays(state.currentDue !== null && state.currentDue > today ? state.currentDue : today, chance.between(3, 60)), reason: 'chờ số liệu', progressSoFar: 'một nửa', afterDue: chance.hit(0.7) } };
      case 'HandDownPart':
        return { body: lead, intent: { type, body: chance.pick(this.living), mode: 'do', summary: 'một phần', expectedOutputs: ['báo cáo'], deadlines: [chance.hit(0.8) ? dueOn(later(3, 60)) : NO_DEADLINE], partsCompletion: { by: 'all' } } };
      case 'RequestCoordination':
        return { body: lead, intent: { type, coordinator: chance.pick(this.living), request: 'cho ý kiến', answerDue: chance.hit(0.5) ? later(2, 20) : null } };
      case 'AcceptResult':
        return { body: confirming, intent: { type, note: null } };
      case 'ReturnResult':
        return { body: confirming, intent: { type, reasons: 'thiếu số liệu' } };
      case 'WaiveLateness':
        return { body: confirming, intent: { type, reason: 'mẫu sai' } };
      case 'CloseAssignment':
        return { body: chance.pick([issuer, confirming]), intent: { type, note: null } };
      case 'RefuseReturnToIssuer':
        return { body: issuer, intent: { type, explanation: 'đúng việc' } };
      case 'GrantExtension':
        return { body: issuer, intent: { type, newDue: later(5, 60), note: null, beyondCap: false } };
      case 'RefuseExtension':
        return { body: issuer, intent: { type, reason: 'không' } };
      case 'ChangeDeadline':
        return { body: issuer, intent: { type, deadlines: [dueOn(later(10, 120))], basis: 'KL 3' } };
      case 'TransferAssignment':
        return { body: issuer, intent: { type, to: chance.pick(this.living), basis: 'đổi đầu mối' } };
      case 'SuspendAssignment':
      case 'ResumeAssignment':
      case 'WithdrawAssignment':
        return { body: issuer, intent: { type, basis: 'KL 5' } };
      case 'CorrectAct':
        return this.correction();
    }
  }

  private correction(): Wanted {
    const { chance, state } = this;
    const known = Object.entries(state.undo).filter(([act]) => (CORRECTABLE as readonly string[]).includes(act));
    const [act, entry] = known.length > 0 && chance.hit(0.9) ? chance.pick(known) : [chance.pick(CORRECTABLE), undefined];
    const revision = entry?.revision ?? chance.below(state.revision + 1);
    return { body: chance.pick([this.lead, this.confirming, this.issuer]), intent: { type: 'CorrectAct', act: act as CorrectableAct, revision, reason: 'nhầm' } };
  }
}
