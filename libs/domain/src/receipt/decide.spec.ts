import { describe, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { actorId, bodyId, directiveId, localDate, type LocalDate } from '../kernel/index.js';
import { receiptDecider } from './index.js';

const { given, play } = deciderSpecification(receiptDecider);
const ids = { directiveId: directiveId('d-24'), addressee: bodyId('ldld-tinh') };
const office = actOf('vptu', '2021-11-15');
const receiver = actOf('ldld-tinh', '2021-11-17');
const send = { type: 'SendDirective', ...ids, channel: 'văn thư' } as const;
const deliver = { type: 'ConfirmDelivery', ...ids } as const;
/** The stamp of the sample: the day is legible, the number is not. */
const stamp = { arrivalNumber: { raw: '17&2', readable: null }, arrivalDate: localDate('2021-11-17'), passedTo: null };
const register = { type: 'RegisterArrival', ...ids, issuedOn: localDate('2021-11-15'), ...stamp } as const;
const correct = { type: 'CorrectArrival', issuedOn: localDate('2021-11-15'), ...stamp, arrivalNumber: { raw: '17&2', readable: '1742' }, reason: 'đối chiếu sổ' } as const;
const sent = play([send, office]);
const registered = play([send, office], [register, receiver]);

describe('a receipt', () => {
  it('is sent once', () => {
    given([]).when(send, office).thenRecords({ type: 'DirectiveSent', data: { ...ids, channel: 'văn thư' } });
    given(sent).when(send, office).thenRecords();
    given([]).when({ ...send, channel: ' ' }, office).thenRefuses('channel-missing');
    given(sent).when({ ...send, addressee: bodyId('vptu') }, office).thenRefuses('receipt-mismatch', ids);
  });

  it('is delivered once, after it was sent', () => {
    given([]).when(deliver, receiver).thenRefuses('not-sent');
    given(sent).when(deliver, receiver).thenRecords({ type: 'DirectiveDelivered', data: ids });
    given(play([send, office], [deliver, receiver])).when(deliver, receiver).thenRecords();
    given(registered).when(deliver, receiver).thenRecords();
  });

  it('is registered by the addressee with its own number, unread numbers kept raw', () => {
    given(sent).when(register, receiver).thenRecords({ type: 'ArrivalRegistered', data: { ...ids, ...stamp } });
    given(play([send, office], [deliver, receiver])).when({ ...register, passedTo: ' Ban Tổ chức ' }, receiver).thenRecords({ type: 'ArrivalRegistered', data: { ...ids, ...stamp, passedTo: 'Ban Tổ chức' } });
    given(sent).when(register, actOf('vptu', '2021-11-17', 'ldld-tinh')).thenRecords({ type: 'ArrivalRegistered', data: { ...ids, ...stamp } });
  });

  it.each([
    ['by another body', {}, 'vptu', 'not-addressee', { addressee: 'ldld-tinh', actingBody: 'vptu' }],
    ['before the directive existed', { arrivalDate: localDate('2021-11-14') }, 'ldld-tinh', 'arrival-before-issue', { arrivalDate: '2021-11-14', issuedOn: '2021-11-15' }],
    ['for tomorrow', { arrivalDate: localDate('2021-11-18') }, 'ldld-tinh', 'arrival-in-the-future', { arrivalDate: '2021-11-18', today: '2021-11-17' }],
    ['on no day', { arrivalDate: '2021-11-31' as LocalDate }, 'ldld-tinh', 'date-invalid', { date: '2021-11-31' }],
    ['without a number', { arrivalNumber: { raw: ' ', readable: null } }, 'ldld-tinh', 'arrival-number-missing', {}],
    ['with a blank reading', { arrivalNumber: { raw: '17', readable: '' } }, 'ldld-tinh', 'arrival-number-missing', {}],
  ] as const)('is not registered %s', (_how, change, body, tag, facts) => {
    given(sent).when({ ...register, ...change }, actOf(body, '2021-11-17')).thenRefuses(tag, facts);
  });

  it('is registered on the day of issue and on the day of the record, once, and only when sent', () => {
    given(sent).when({ ...register, arrivalDate: localDate('2021-11-15') }, receiver).thenRecords({ type: 'ArrivalRegistered', data: { ...ids, ...stamp, arrivalDate: localDate('2021-11-15') } });
    given([]).when(register, receiver).thenRefuses('not-sent');
    given(registered).when(register, receiver).thenRefuses('already-registered');
  });

  it('is corrected by the addressee with a reason; a correction that changes nothing records nothing', () => {
    const { issuedOn: _issuedOn, type: _type, ...entry } = correct;
    given(registered).when(correct, receiver).thenRecords({ type: 'ArrivalCorrected', data: { ...ids, ...entry } });
    given(registered).when({ ...correct, ...stamp }, receiver).thenRecords();
    given(registered).when({ ...correct, reason: '' }, receiver).thenRefuses('reason-missing');
    given(registered).when(correct, office).thenRefuses('not-addressee', { addressee: 'ldld-tinh', actingBody: 'vptu' });
    given(registered).when({ ...correct, arrivalDate: localDate('2021-11-01') }, receiver).thenRefuses('arrival-before-issue', { arrivalDate: '2021-11-01', issuedOn: '2021-11-15' });
    given(sent).when(correct, receiver).thenRefuses('not-registered');
  });
});

describe('the dates of an act (R13)', () => {
  const late = { ...receiver, occurredOn: localDate('2021-11-16') };
  it('needs a basis for a paper older than its record, and allows none from tomorrow', () => {
    given(sent).when(register, late).thenRefuses('late-entry-needs-basis', { occurredOn: '2021-11-16', recordedOn: '2021-11-17' });
    given(sent).when(register, { ...late, lateEntryBasis: 'sổ công văn đến' }).thenRecords({ type: 'ArrivalRegistered', data: { ...ids, ...stamp } });
    given(sent).when(register, { ...late, occurredOn: localDate('2021-11-18') }).thenRefuses('occurred-in-future', { occurredOn: '2021-11-18', recordedOn: '2021-11-17' });
  });

  it('is not judged again when a process answers', () => {
    given([]).when(send, { ...late, actor: actorId('process:send-directive') }).thenRecords({ type: 'DirectiveSent', data: { ...ids, channel: 'văn thư' } });
  });
});
