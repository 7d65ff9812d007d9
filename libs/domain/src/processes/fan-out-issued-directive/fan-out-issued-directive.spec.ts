import { describe, expect, it } from '@jest/globals';
import { actOf, beside, dueOn, lead, processSpecification, readableAssignmentId, specimenContent, specimenRegister, taskWith } from '#libs/testing/domain';
import { assignmentDecider } from '../../assignment/index.js';
import { POLICY_V1, WORKING_CALENDAR_V1 } from '../../deadline/index.js';
import { directiveDecider, type DirectiveCommand, type DirectiveEvent, type DirectiveState } from '../../directive/index.js';
import { bodyId, localDate, startOfDay } from '../../kernel/index.js';
import { actOfProcess } from '../process.js';
import { fanOutIssuedDirective, type FanOutContext } from './fan-out-issued-directive.js';

const { given } = processSpecification(fanOutIssuedDirective);
const act = actOf('btv-tinh-uy', '2021-11-15');
const given24 = { register: specimenRegister, assignmentIdFor: readableAssignmentId };

/** The directive after these commands, with the event of the last one. */
function directiveAfter(...commands: readonly DirectiveCommand[]): { readonly state: DirectiveState; readonly event: DirectiveEvent } {
  let state = directiveDecider.initialState;
  let last: DirectiveEvent | null = null;
  for (const command of commands) {
    const decision = directiveDecider.decide(command, state, act);
    if (!decision.ok) throw new Error(JSON.stringify(decision.rejection));
    for (const event of decision.events) {
      state = directiveDecider.evolve(state, event, act);
      last = event;
    }
  }
  if (last === null) throw new Error('nothing happened');
  return { state, event: last };
}

const draft: DirectiveCommand = { type: 'DraftDirective', content: specimenContent(), register: specimenRegister };
const issue: DirectiveCommand = { type: 'IssueDirective', ...given24 };
const context = (directive: DirectiveState): FanOutContext => ({ directive, policy: POLICY_V1, calendar: WORKING_CALENDAR_V1 });
const { content } = directiveAfter(draft).state;
const receipt = (addressee: string) => ({
  to: { kind: 'receipt', directiveId: content!.directiveId, addressee: bodyId(addressee) } as const,
  onBehalfOf: bodyId('btv-tinh-uy'),
  command: { type: 'SendDirective', directiveId: content!.directiveId, addressee: bodyId(addressee), channel: 'don-doc' } as const,
});

describe('fanning out an issued directive', () => {
  it('sends one copy per addressee and one assignment per lead body, each of which its stream accepts', () => {
    const { state, event } = directiveAfter(draft, issue);
    const reaction = fanOutIssuedDirective.react(event, act, context(state));
    if (reaction.kind !== 'send') throw new Error(reaction.reason);
    expect(reaction.commands.map(({ to }) => (to.kind === 'receipt' ? to.addressee : to.kind === 'assignment' ? to.assignmentId : to.kind))).toStrictEqual([
      'ban-tuyen-giao', 'huyen-uy-a-luoi', 'thanh-uy-hue', 'tld-ldvn', 'IV.1/huyen-uy-a-luoi', 'IV.1/thanh-uy-hue', 'IV.4/ban-tuyen-giao', 'IV.8a/ban-dan-van',
    ]);
    for (const message of reaction.commands) {
      if (message.to.kind !== 'assignment' || message.command.type !== 'AssignTask') continue;
      const decision = assignmentDecider.decide(message.command, assignmentDecider.initialState, actOfProcess(fanOutIssuedDirective.name, message, act, act.recordedAt));
      expect(decision).toStrictEqual({ ok: true, events: [{ type: 'TaskAssigned', data: message.command.terms }] });
      expect(message.command.terms.acknowledgementDue).toBe('2021-11-18');
    }
  });

  it('assigns the dated task of section IV with its coordinators, confirmed by a body without a part', () => {
    const { state, event } = directiveAfter(draft, issue);
    const reaction = fanOutIssuedDirective.react(event, act, context(state));
    const message = reaction.kind === 'send' ? reaction.commands.find(({ to }) => to.kind === 'assignment' && to.assignmentId === 'IV.4/ban-tuyen-giao') : undefined;
    expect(message).toStrictEqual({
      to: { kind: 'assignment', assignmentId: 'IV.4/ban-tuyen-giao' },
      onBehalfOf: 'btv-tinh-uy',
      command: {
        type: 'AssignTask',
        terms: {
          assignmentId: 'IV.4/ban-tuyen-giao', directiveId: content!.directiveId, taskCode: 'IV.4', summary: 'việc IV.4', expectedOutputs: ['văn bản'],
          leadBody: 'ban-tuyen-giao', external: false, mode: 'do', issuer: 'btv-tinh-uy', confirmingBody: 'vptu', supervisingBody: 'ban-dan-van',
          participants: [{ role: 'coordinate', body: 'ban-dan-van', external: false }, { role: 'coordinate', body: 'dang-doan-ldld', external: false }],
          deadlines: [dueOn('2021-12-31', { kind: 'year-end' })], due: '2021-12-31', acknowledgementDue: '2021-11-18',
          partsCompletion: { by: 'lead-report' }, points: [], pointsCompletion: { by: 'all' }, parent: null, addedReason: null,
        },
      },
    });
  });

  it('counts the limit for acknowledging from the record, when the paper is older', () => {
    const { state, event } = directiveAfter(draft, issue);
    const reaction = fanOutIssuedDirective.react(event, { ...act, recordedAt: startOfDay(localDate('2021-11-25')), lateEntryBasis: 'sổ' }, context(state));
    const limits = reaction.kind === 'send' ? reaction.commands.flatMap(({ command }) => (command.type === 'AssignTask' ? [command.terms.acknowledgementDue] : [])) : [];
    expect(new Set(limits)).toStrictEqual(new Set(['2021-11-30']));
  });

  it('fans out an item that an amendment adds, and reaches its lead', () => {
    const item = { code: 'IV.9', sourceSentence: 'Thêm.', sourceLine: null, corrections: [], tasks: [taskWith('IV.9', [lead('ban-to-chuc'), beside('report-to', 'btv-tinh-uy')])] };
    const { state, event } = directiveAfter(draft, issue, { type: 'AmendDirective', amendmentSymbol: '30-KH/TU', urgency: 'ordinary', basis: 'bổ sung', effectiveOn: localDate('2021-11-20'), changes: [{ kind: 'item-added', item }], ...given24 });
    const reaction = fanOutIssuedDirective.react(event, act, context(state));
    expect(reaction.kind === 'send' ? reaction.commands.map(({ to }) => to) : reaction).toStrictEqual([
      receipt('ban-to-chuc').to, { kind: 'assignment', assignmentId: 'IV.9/ban-to-chuc' },
    ]);
  });

  it('ignores an amendment without a new item, a directive without content, and other events', () => {
    const { state, event } = directiveAfter(draft, issue, { type: 'AmendDirective', amendmentSymbol: '30-KH/TU', urgency: 'ordinary', basis: 'bớt', effectiveOn: localDate('2021-11-20'), changes: [{ kind: 'task-withdrawn', taskCode: specimenContent().items[0]!.tasks[0]!.code }], ...given24 });
    given(context(state)).when(event, act).thenIgnores('no-item-added');
    given(context(directiveDecider.initialState)).when(event, act).thenIgnores('nothing-issued');
    given(context(state)).when(directiveAfter(draft).event, act).thenIgnores('not-for-this-process');
  });
});
