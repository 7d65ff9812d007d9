import { describe, it } from '@jest/globals';
import { actOf, deciderSpecification, readableAssignmentId, specimenContent, specimenRegister as register } from '#libs/testing/domain';
import { bodyId, localDate } from '../kernel/index.js';
import { directiveDecider, STATE_SECRECIES, type DirectiveCommand, type DirectiveEvent, type DirectiveStub } from './index.js';

const { given } = deciderSpecification(directiveDecider);
const issuer = actOf('btv-tinh-uy', '2021-11-15');
const content = specimenContent();
const { directiveId, number, date } = content;
const stub: DirectiveStub = { directiveId, number, date, secrecy: 'secret', holder: bodyId('vptu') };
const enter = (more: Partial<DirectiveStub> = {}): DirectiveCommand => ({ type: 'EnterStub', stub: { ...stub, ...more }, register });
const entered = (more: Partial<DirectiveStub> = {}): DirectiveEvent => ({ type: 'DirectiveStubEntered', data: { stub: { ...stub, ...more } } });
const happened = (...events: readonly DirectiveEvent[]) => events.map((event) => ({ event, act: issuer }));

describe('a paper marked as a state secret', () => {
  it.each(STATE_SECRECIES)('%s: its text is neither drafted nor revised nor amended', (secrecy) => {
    const drafted: DirectiveEvent = { type: 'DirectiveDrafted', data: { content } };
    given([]).when({ type: 'DraftDirective', content, secrecy, register }, issuer).thenRefuses('state-secret', { secrecy });
    given(happened(drafted)).when({ type: 'ReviseDraft', content, secrecy, register }, issuer).thenRefuses('state-secret', { secrecy });
    const issued: DirectiveEvent = { type: 'DirectiveIssued', data: { directiveId, issuedOn: date, frozenGroups: [], plannedAssignments: [], addressees: [], unreached: [] } };
    given(happened(drafted, issued))
      .when({ type: 'AmendDirective', amendmentSymbol: '30-KH/TU', urgency: 'ordinary', secrecy, basis: 'điều chỉnh', effectiveOn: date, changes: [], register, assignmentIdFor: readableAssignmentId }, issuer)
      .thenRefuses('state-secret', { secrecy });
  });

  it('is taken without a mark, and with the mark of an open one', () => {
    given([]).when({ type: 'DraftDirective', content, secrecy: 'open', register }, issuer).thenRecords({ type: 'DirectiveDrafted', data: { content } });
  });
});

describe('a stub', () => {
  it('holds number, date, mark and holder; entered again alike it records nothing, else it is replaced', () => {
    given([]).when(enter(), issuer).thenRecords(entered());
    given(happened(entered())).when(enter(), issuer).thenRecords();
    given(happened(entered())).when(enter({ holder: bodyId('ban-to-chuc'), secrecy: 'top-secret' }), issuer).thenRecords(entered({ holder: bodyId('ban-to-chuc'), secrecy: 'top-secret' }));
  });

  it('is entered by the issuer, under one number, for a body of the register', () => {
    given([]).when(enter(), actOf('vptu', '2021-11-15')).thenRefuses('not-issuer', { issuer: 'btv-tinh-uy', actingBody: 'vptu' });
    given(happened(entered())).when(enter({ number: { ...number, number: 25, symbol: '25-KH/TU' } }), issuer).thenRefuses('draft-identity-changed', { field: 'number' });
    given([]).when(enter({ holder: bodyId('nobody') }), issuer).thenRefuses('unknown-body', { bodyId: 'nobody', as: 'holder' });
    given([]).when(enter({ date: localDate('2021-11-16') }), issuer).thenRefuses('stub-before-paper', { date: '2021-11-16', occurredOn: '2021-11-15' });
  });

  it('takes no words beside the number', () => {
    given([]).when(enter({ number: { ...number, symbol: '24-KH/TU về việc bố trí lực lượng' } }), issuer).thenRefuses('symbol-mismatch', { number: 24, kind: 'KH' });
  });

  it('stands where no draft can stand, and nothing is done with it but to withdraw it', () => {
    const withdrawn: DirectiveEvent = { type: 'DirectiveWithdrawn', data: { directiveId, basis: 'giải mật' } };
    given(happened({ type: 'DirectiveDrafted', data: { content } })).when(enter(), issuer).thenRefuses('directive-already-drafted', { status: 'drafted' });
    given(happened(entered())).when({ type: 'DraftDirective', content, register }, issuer).thenRefuses('directive-already-drafted', { status: 'stub' });
    given(happened(entered())).when({ type: 'IssueDirective', register, assignmentIdFor: readableAssignmentId }, issuer).thenRefuses('directive-not-drafted', { status: 'stub' });
    given(happened(entered())).when({ type: 'ConcludeDirective', basis: 'x' }, issuer).thenRefuses('directive-not-issued', { status: 'stub' });
    given(happened(entered())).when({ type: 'WithdrawDirective', basis: 'giải mật' }, issuer).thenRecords(withdrawn);
    given(happened(entered(), withdrawn)).when(enter(), issuer).thenRefuses('directive-already-drafted', { status: 'withdrawn' });
  });
});
