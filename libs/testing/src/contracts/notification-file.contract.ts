import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { MailPlan, NoticeOutbox, OfficeAddress, OfficeAddresses, OfficeChoice } from '#libs/application';
import { actorId, bodyId } from '#libs/domain';

const body = bodyId('ban-tuyen-giao');
const address = (name: string, more: Partial<OfficeAddress> = {}): OfficeAddress => ({ body: bodyId(name), email: `${name}@tinhuy.example`, delivery: 'immediate', changedAt: 5, changedBy: actorId('a'), ...more });
const item = (noticeId: number) => ({ noticeId, subject: { vi: `Việc ${noticeId}`, en: `Duty ${noticeId}` }, text: { vi: 'Làm', en: 'Do' } });
const plan = (id: string, more: Partial<MailPlan> = {}): MailPlan => ({ id, body, delivery: 'immediate', notBefore: 100, items: [item(1)], ...more });

/** What every store of office addresses must do. `open` gives an empty one, and its closing. */
export function officeAddressesContract(name: string, open: () => { readonly addresses: OfficeAddresses; close(): void }): void {
  describe(`office addresses: ${name}`, () => {
    it('keeps one address for each body, until it is removed', () => {
      const { addresses, close } = open();
      addresses.save(address('vptu'));
      addresses.save(address('ban-dan-van', { delivery: 'digest' }));
      addresses.save(address('vptu', { email: 'moi@tinhuy.example', delivery: 'off', changedAt: 6 }));
      const [first, second] = [address('ban-dan-van', { delivery: 'digest' }), address('vptu', { email: 'moi@tinhuy.example', delivery: 'off', changedAt: 6 })];
      expect([addresses.all(), addresses.of(bodyId('vptu')), addresses.of(body)]).toEqual([[first, second], second, null]);
      expect([addresses.remove(bodyId('vptu')), addresses.remove(bodyId('vptu')), addresses.all()]).toEqual([true, false, [first]]);
      close();
    });

    it('keeps what each office chose, whatever becomes of its address', () => {
      const { addresses, close } = open();
      const choice = (name: string, more: Partial<OfficeChoice> = {}): OfficeChoice => ({ body: bodyId(name), delivery: 'digest', without: ['stars', 'outcomes'], chosenAt: 5, chosenBy: actorId('a'), ...more });
      addresses.save(address('vptu'));
      for (const each of [choice('vptu'), choice('ban-dan-van'), choice('vptu', { delivery: null, without: [], chosenAt: 6 })]) addresses.choose(each);
      addresses.remove(bodyId('vptu'));
      const [first, second] = [choice('ban-dan-van'), choice('vptu', { delivery: null, without: [], chosenAt: 6 })];
      expect([addresses.choices(), addresses.choiceOf(bodyId('vptu')), addresses.choiceOf(body)]).toEqual([[first, second], second, null]);
      close();
    });
  });
}

/** What every outbox must do. `open` gives the same one again; the first time it is empty. */
export function noticeOutboxContract(name: string, place: () => { open(): { readonly outbox: NoticeOutbox; close(): void }; remove(): void }): void {
  describe(`notice outbox: ${name}`, () => {
    let at: ReturnType<typeof place>;
    let opened: ReturnType<ReturnType<typeof place>['open']>;
    beforeEach(() => {
      at = place();
      opened = at.open();
    });
    afterEach(() => {
      opened.close();
      at.remove();
    });

    it('begins empty, and keeps its name and its place over a restart', () => {
      const { installation } = opened.outbox;
      expect([opened.outbox.checkpoint(), opened.outbox.due(1_000, 9), opened.outbox.counts()]).toEqual([null, [], { waiting: 0, sent: 0, refused: 0, dropped: 0 }]);
      opened.outbox.take(7, [plan('m1')], 90);
      opened.close();
      opened = at.open();
      expect([opened.outbox.installation, opened.outbox.checkpoint(), opened.outbox.due(100, 9).map(({ id }) => id)]).toEqual([installation, 7, ['m1']]);
    });

    it('gives e-mails when their time has come, the longest waiting first', () => {
      const { outbox } = opened;
      outbox.take(7, [plan('late', { notBefore: 300 }), plan('early', { notBefore: 100 }), plan('middle', { notBefore: 200 })], 90);
      expect([outbox.due(99, 9), outbox.due(250, 9).map(({ id }) => id), outbox.due(300, 2).map(({ id }) => id)]).toEqual([[], ['early', 'middle'], ['early', 'middle']]);
      expect(outbox.due(100, 1)).toEqual([{ id: 'early', body, delivery: 'immediate', attempts: 0, items: [item(1)] }]);
    });

    it('postpones, settles once, and forgets what a settled one said', () => {
      const { outbox } = opened;
      outbox.take(7, [plan('m1'), plan('m2')], 90);
      outbox.postpone('m1', 500, '451 later');
      expect([outbox.due(499, 9).map(({ id }) => id), outbox.due(500, 9).find(({ id }) => id === 'm1')?.attempts]).toEqual([['m2'], 1]);
      outbox.settle('m1', 'sent', '250 ok', 510);
      outbox.settle('m1', 'refused', '550 no', 520);
      outbox.settle('m2', 'dropped', 'no address', 530);
      const common = { body, delivery: 'immediate', notices: 1, createdAt: 90 };
      expect(outbox.list(null, 9, null)).toEqual([
        { id: 'm2', ...common, state: 'dropped', attempts: 0, nextAt: 100, settledAt: 530, answer: 'no address' },
        { id: 'm1', ...common, state: 'sent', attempts: 2, nextAt: 500, settledAt: 510, answer: '250 ok' },
      ]);
      expect([outbox.due(9_999, 9), outbox.counts()]).toEqual([[], { waiting: 0, sent: 1, refused: 0, dropped: 1 }]);
    });

    it('lets what was refused wait again, once, with what it said, and lists it apart', () => {
      const { outbox } = opened;
      outbox.take(7, [plan('m1'), plan('m2')], 90);
      outbox.settle('m1', 'refused', '550 no such user', 110);
      outbox.settle('m2', 'sent', '250 ok', 120);
      expect([outbox.list(null, 9, 'refused').map(({ id, answer }) => [id, answer]), outbox.record('m1')?.settledAt, outbox.record('none')]).toEqual([[['m1', '550 no such user']], 110, null]);
      expect([outbox.sendAgain('m1', 200), outbox.sendAgain('m1', 300), outbox.sendAgain('m2', 200), outbox.sendAgain('none', 200)]).toEqual(['waits', 'not-refused', 'not-refused', 'unknown']);
      expect([outbox.due(199, 9), outbox.due(200, 9)]).toEqual([[], [{ id: 'm1', body, delivery: 'immediate', attempts: 1, items: [item(1)] }]]);
      outbox.settle('m1', 'sent', '250 ok', 210);
      expect([outbox.counts(), outbox.sendAgain('m1', 220)]).toEqual([{ waiting: 0, sent: 2, refused: 0, dropped: 0 }, 'not-refused']);
    });

    it('gathers a digest until it is tried, and takes nothing twice', () => {
      const { outbox } = opened;
      const digest = (id: string, ...items: readonly number[]): MailPlan => plan(id, { delivery: 'digest', notBefore: 1_000, items: items.map(item) });
      outbox.take(7, [digest('d1', 1, 2)], 90);
      outbox.take(8, [digest('d2', 2, 3), plan('other', { body: bodyId('vptu') })], 95);
      expect(outbox.due(1_000, 9).find(({ id }) => id === 'd1')?.items.map(({ noticeId }) => noticeId)).toEqual([1, 2, 3]);
      outbox.postpone('d1', 1_000, '451 later');
      outbox.take(9, [digest('d3', 4)], 99);
      outbox.take(9, [plan('other', { body: bodyId('vptu'), items: [item(9)] })], 99);
      expect(outbox.list(null, 9, null).map(({ id, notices }) => [id, notices])).toEqual([['d3', 1], ['other', 1], ['d1', 3]]);
    });

    it('lists page by page, newest first', () => {
      const { outbox } = opened;
      outbox.take(7, ['a', 'b', 'c'].map((id) => plan(id)), 90);
      expect([outbox.list(null, 2, null).map(({ id }) => id), outbox.list('b', 2, null).map(({ id }) => id), outbox.list('nobody', 2, null)]).toEqual([['c', 'b'], ['a'], []]);
    });
  });
}
