import { ActOnAssignment, ActOnDirective, AssignTaskToBody, type AssignmentIntent, type CommandAnswer } from '#libs/application';
import { assignmentId, directiveId, type AssignmentId, type DirectiveId } from '#libs/domain';
import { agency, ISSUER_CONTEXT, leadContext, OFFICE_CONTEXT, plan, planTask, TASKS_A_PLAN, AGENCIES } from './province.js';

/** 150 characters, the size of the note that the peers write. */
const NOTE = 'Đã tổ chức hội nghị quán triệt, phân công từng đơn vị, kiểm tra tiến độ hằng tuần và tổng hợp khó khăn, vướng mắc báo cáo cấp trên xem xét, cho ý kiến.';

/** The eight commands of a task's life (the peers' STEPS). */
export const STEPS = 8;

const INTENTS: readonly (AssignmentIntent | null)[] = [
  null, // assigned by AssignTaskToBody
  { type: 'AcknowledgeAssignment', receiptNumber: null, note: null },
  { type: 'ReportProgress', percent: 20, note: NOTE, obstacles: null },
  { type: 'ReportProgress', percent: 30, note: NOTE, obstacles: null },
  { type: 'ReportProgress', percent: 40, note: NOTE, obstacles: null },
  { type: 'SubmitResult', outputs: ['Báo cáo kết quả'], note: NOTE },
  { type: 'AcceptResult', note: NOTE },
  { type: 'CloseAssignment', note: null },
];
const CONFIRMED_FROM = 6;

/** Sends one command and gives the answer: the command bus in process, or a connection over HTTP. */
export type Send = (command: ActOnAssignment | AssignTaskToBody | ActOnDirective) => Promise<CommandAnswer>;

function receiptOf(answer: CommandAnswer): string {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return answer.receipt.id;
}

/** Drafts and issues the plan of that number. */
export async function issuePlan(send: Send, number: number): Promise<DirectiveId> {
  const id = directiveId(receiptOf(await send(new ActOnDirective(null, { type: 'DraftDirective', content: plan(number) }, ISSUER_CONTEXT))));
  receiptOf(await send(new ActOnDirective(id, { type: 'IssueDirective' }, ISSUER_CONTEXT)));
  return id;
}

/** How many assignments one plan can carry: each of its tasks once for each agency. */
export const ASSIGNMENTS_A_PLAN = TASKS_A_PLAN * AGENCIES;

/** One duty on its way through the eight steps. */
export class Duty {
  private id: AssignmentId | null = null;
  private step = 0;

  /** @param ordinal below ASSIGNMENTS_A_PLAN: which task, which agency. */
  constructor(
    private readonly directive: DirectiveId,
    private readonly ordinal: number,
  ) {}

  get finished(): boolean {
    return this.step === STEPS;
  }

  async advance(send: Send): Promise<void> {
    const body = Math.floor(this.ordinal / TASKS_A_PLAN);
    const intent = INTENTS[this.step] as AssignmentIntent | null;
    if (intent === null) {
      const command = new AssignTaskToBody(this.directive, planTask(this.ordinal % TASKS_A_PLAN), agency(body), 'do', 'Bổ sung cơ quan', ISSUER_CONTEXT);
      this.id = assignmentId(receiptOf(await send(command)));
    } else {
      receiptOf(await send(new ActOnAssignment(this.id as AssignmentId, intent, this.step < CONFIRMED_FROM ? leadContext(body) : OFFICE_CONTEXT)));
    }
    this.step += 1;
  }
}
