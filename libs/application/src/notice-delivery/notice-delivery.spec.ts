import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SeededIds } from '#libs/adapters/ids-node';
import { openNotificationFile, type NotificationFile } from '#libs/adapters/notification-sqlite';
import { actorId, bodyId, directiveId, taskCode, type BodyId, type NoticeKind } from '#libs/domain';
import { ManualClock, MemoryNotification } from '#libs/testing';
import type { Delivery } from '../ports/index.js';
import type { OutgoingNotice } from '../projections/notices/notices.contract.js';
import { NoticeDelivery, sendingAgainFault, type NoticeDeliveryOptions, type NoticeSource } from './index.js';

const [LEAD, OFFICE, SILENT] = ['ban-tuyen-giao', 'vptu', 'khong-dia-chi'].map(bodyId) as [BodyId, BodyId, BodyId];
const HOUR = 3_600_000;

/** A log of notices: each event gives one to each of its bodies. */
class Log implements NoticeSource {
  readonly events: { readonly at: number; readonly bodies: readonly BodyId[] }[] = [];
  /** Of events whose notices are of another kind than a new duty, by their place. */
  readonly kinds = new Map<number, NoticeKind>();

  head(): number {
    return this.events.length;
  }

  after(index: number, limit: number, wanted: (body: BodyId) => boolean): { readonly upTo: number; readonly notices: readonly OutgoingNotice[] } {
    const upTo = Math.min(this.events.length, index + limit);
    return { upTo, notices: this.events.slice(index, upTo).flatMap(({ at, bodies }, place) => bodies.filter(wanted).map((body, order) => ({ ...notice(index + place + 1, order, body, at), kind: this.kinds.get(index + place) ?? 'duty-assigned' }))) };
  }
}

const notice = (index: number, order: number, body: BodyId, at: number): OutgoingNotice => ({
  id: index * 16 + order, index, at, body, kind: 'duty-assigned', subject: { vi: `Nhiệm vụ mới: ${index}`, en: `New duty: ${index}` }, text: { vi: 'Tiếp nhận.', en: 'Acknowledge.' },
  about: { kind: 'duty', id: 'a' }, directiveId: directiveId('d'), symbol: '24-KH/TU', taskCode: taskCode('IV.4'), due: null, seen: false,
}); // prettier-ignore

let folder: string;
let file: NotificationFile;
let clock: ManualClock;
let log: Log;
let mail: MemoryNotification;
let delivery: NoticeDelivery;

const open = (more: Partial<NoticeDeliveryOptions> = {}): NoticeDelivery => {
  const { outbox, addresses } = file;
  return new NoticeDelivery({
    source: log, outbox, addresses, notification: mail, ids: new SeededIds('x'), clock, digestAt: () => ({ hour: 7, minute: 30 }), link: 'https://dondoc.example', everyMs: 3_600_000, retryAfterMs: 1_000,
    onFault: (error) => { throw error; }, ...more,
  }); // prettier-ignore
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'delivery-'));
  file = openNotificationFile({ folder });
  clock = ManualClock.on('2026-11-23');
  log = new Log();
  mail = new MemoryNotification();
  register(LEAD, 'immediate');
  register(OFFICE, 'immediate');
  delivery = open();
});
afterEach(async () => {
  await delivery.stop();
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

function register(body: BodyId, how: Delivery): void {
  file.addresses.save({ body, email: `${body}@tinhuy.example`, delivery: how, changedAt: 0, changedBy: actorId('a') });
}
const happen = (...bodies: readonly BodyId[]): void => void log.events.push({ at: clock.now(), bodies });
/** As after a crash: what was only in memory is gone. */
function crash(): void {
  file.close();
  file = openNotificationFile({ folder });
  delivery = open();
}
const subjects = (): readonly string[] => mail.taken.map(({ to, subject }) => `${to}: ${subject}`);

describe('the delivery of notices', () => {
  it('sends nothing of the time before it was first switched on, and everything after', async () => {
    happen(LEAD);
    delivery.start();
    happen(LEAD, OFFICE, SILENT);
    await delivery.tick();
    expect(subjects()).toEqual([
      'ban-tuyen-giao@tinhuy.example: [Đôn Đốc] Nhiệm vụ mới: 2 / New duty: 2',
      'vptu@tinhuy.example: [Đôn Đốc] Nhiệm vụ mới: 2 / New duty: 2',
    ]);
    await delivery.tick();
    expect([mail.attempts, delivery.status(), delivery.counts()]).toEqual([2, { state: 'on', waiting: 0, lastAnswer: '250 ok' }, { sent: 2, refused: 0, failed: 0, dropped: 0 }]);
  });

  it('puts into one e-mail what came together, in both languages', async () => {
    delivery.start();
    happen(LEAD);
    happen(LEAD);
    await delivery.tick();
    expect(mail.taken.map(({ subject, text }) => ({ subject, text }))).toEqual([
      {
        subject: '[Đôn Đốc] 2 thông báo mới / 2 new notices',
        text: [
          '1. Nhiệm vụ mới: 1\n   Tiếp nhận.', '2. Nhiệm vụ mới: 2\n   Tiếp nhận.', '1. New duty: 1\n   Acknowledge.', '2. New duty: 2\n   Acknowledge.',
          '--\nMở chương trình / Open the program: https://dondoc.example\nThư tự động; thư trả lời không được ghi nhận. Việc tiếp nhận, báo cáo thực hiện trong chương trình.\nAutomatic message; replies are not recorded. Acknowledge and report in the program.',
        ].join('\n\n'),
      }, // prettier-ignore
    ]);
  });

  it('gathers a digest until 07:30, over a restart too', async () => {
    register(LEAD, 'digest');
    delivery.start();
    happen(LEAD);
    await delivery.tick();
    await delivery.stop();
    crash();
    delivery.start();
    clock.advance(10 * HOUR);
    happen(LEAD);
    await delivery.tick();
    expect(mail.attempts).toBe(0);
    clock.advance(13.5 * HOUR - 1);
    await delivery.tick();
    expect(mail.attempts).toBe(0);
    clock.advance(1);
    await delivery.tick();
    expect(subjects()).toEqual(['ban-tuyen-giao@tinhuy.example: [Đôn Đốc] Bản tin trong ngày: 2 thông báo / Daily digest: 2 notices']);
    happen(LEAD);
    await delivery.tick();
    expect([mail.attempts, delivery.status().waiting]).toEqual([1, 1]);
  });

  it('keeps to what the office chose: its digest, and without what it may be without', async () => {
    register(OFFICE, 'off');
    for (const body of [LEAD, OFFICE]) file.addresses.choose({ body, delivery: 'digest', without: ['stars', 'outcomes'], chosenAt: 0, chosenBy: actorId('a') });
    delivery.start();
    for (const kind of ['duty-starred', 'result-accepted', 'duty-assigned'] as const) {
      log.kinds.set(log.events.length, kind);
      happen(LEAD, OFFICE);
    }
    await delivery.tick();
    expect(mail.attempts).toBe(0);
    clock.advance(24 * HOUR);
    await delivery.tick();
    expect(mail.taken.map(({ to, subject, text }) => [to, subject, text.match(/^\d+\. .*$/gmu)])).toEqual([
      ['ban-tuyen-giao@tinhuy.example', '[Đôn Đốc] Bản tin trong ngày: 1 thông báo / Daily digest: 1 notices', ['1. Nhiệm vụ mới: 3', '1. New duty: 3']],
    ]);
    log.kinds.set(log.events.length, 'star-removed');
    happen(LEAD);
    await delivery.tick();
    expect([mail.attempts, delivery.status().waiting]).toEqual([1, 0]);
  });

  it('leaves the server alone while it is down, and goes on by itself', async () => {
    delivery.start();
    mail.answer = () => ({ kind: 'failed', scope: 'server', answer: 'connection refused' });
    happen(LEAD, OFFICE);
    await delivery.tick();
    await delivery.tick();
    expect([mail.attempts, delivery.status()]).toEqual([1, { state: 'failing', waiting: 2, lastAnswer: 'connection refused' }]);
    clock.advance(1_000);
    await delivery.tick();
    clock.advance(1_999);
    await delivery.tick();
    expect(mail.attempts).toBe(2);
    mail.answer = null;
    clock.advance(HOUR);
    await delivery.tick();
    expect([mail.taken.map(({ to }) => to).toSorted(), delivery.status().state]).toEqual([['ban-tuyen-giao@tinhuy.example', 'vptu@tinhuy.example'], 'on']);
  });

  it('does not let one address hold up the others, and gives up only what is refused', async () => {
    delivery.start();
    mail.answer = ({ to }) => (to.startsWith('ban') ? { kind: 'failed', scope: 'message', answer: '451 later' } : { kind: 'refused', answer: '550 unknown' });
    happen(LEAD, OFFICE);
    await delivery.tick();
    expect(file.outbox.list(null, 9, null).map(({ body, state, attempts, answer }) => [body, state, attempts, answer])).toEqual([
      [OFFICE, 'refused', 1, '550 unknown'],
      [LEAD, 'waiting', 1, '451 later'],
    ]);
  });

  it('sends a refused e-mail again once its address was corrected, once and under the same Message-ID', async () => {
    delivery.start();
    mail.answer = () => ({ kind: 'refused', answer: '550 unknown' });
    happen(OFFICE);
    await delivery.tick();
    const [refused] = file.outbox.list(null, 9, 'refused');
    const ask = (sameAddress = false) => sendingAgainFault(refused!, file.addresses.of(OFFICE), sameAddress);
    expect([ask(), ask(true)]).toEqual(['address-not-corrected', null]);
    clock.advance(HOUR);
    file.addresses.save({ body: OFFICE, email: 'moi@tinhuy.example', delivery: 'immediate', changedAt: clock.now(), changedBy: actorId('a') });
    mail.answer = () => ({ kind: 'taken', answer: '250 ok' });
    expect([ask(), file.outbox.sendAgain(refused!.id, clock.now()), file.outbox.sendAgain(refused!.id, clock.now())]).toEqual([null, 'waits', 'not-refused']);
    await delivery.tick();
    await delivery.tick();
    expect(mail.taken.map(({ id, to, subject }) => [id, to, subject])).toEqual([[refused!.id, 'moi@tinhuy.example', '[Đôn Đốc] Nhiệm vụ mới: 1 / New duty: 1']]);
    expect([sendingAgainFault(file.outbox.record(refused!.id)!, file.addresses.of(OFFICE), true), file.outbox.counts()]).toEqual(['email-not-refused', { waiting: 0, sent: 1, refused: 0, dropped: 0 }]);
    file.addresses.remove(OFFICE);
    expect(sendingAgainFault(refused!, file.addresses.of(OFFICE), true)).toBe('no-office-address');
  });

  it('drops what nobody wants any more, and sends nothing that is old news', async () => {
    delivery.start();
    log.events.push({ at: clock.now() - 31 * 24 * HOUR, bodies: [OFFICE] });
    happen(LEAD);
    mail.answer = () => ({ kind: 'failed', scope: 'message', answer: 'later' });
    await delivery.tick();
    register(LEAD, 'off');
    clock.advance(HOUR);
    await delivery.tick();
    expect(file.outbox.list(null, 9, null).map(({ body, state }) => [body, state])).toEqual([[LEAD, 'dropped']]);
  });

  it('goes on after a fault of its own', async () => {
    const faults: unknown[] = [];
    const broken = open({ onFault: (error) => faults.push(error), source: { head: () => 1, after: () => { throw new Error('no read model'); } } }); // prettier-ignore
    file.outbox.take(0, [], 0);
    broken.start();
    await broken.tick();
    await broken.tick();
    expect(faults).toEqual([new Error('no read model'), new Error('no read model')]);
    await broken.stop();
  });

  it('loses no notice and invents no message, whatever breaks when', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.constant('event' as const) },
      { weight: 4, arbitrary: fc.constant('tick' as const) },
      fc.constantFrom('crash', 'crash while sending', 'server down', 'server up', 'an hour', 'clock back', 'digest', 'immediate'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const here = mkdtempSync(join(tmpdir(), 'delivery-'));
        file.close();
        [folder, file, log, mail] = [here, openNotificationFile({ folder: here }), new Log(), new MemoryNotification()];
        register(LEAD, 'immediate');
        delivery = open();
        delivery.start();
        for (const name of steps) {
          if (name === 'event') happen(LEAD);
          if (name === 'tick') await delivery.tick();
          if (name === 'digest' || name === 'immediate') register(LEAD, name);
          if (name === 'an hour' || name === 'clock back') clock.advance(name === 'an hour' ? HOUR : -HOUR);
          if (name === 'server down') mail.answer = () => ({ kind: 'failed', scope: 'server', answer: 'down' });
          if (name === 'server up') mail.answer = null;
          if (name === 'crash') {
            crash();
            delivery.start();
          }
          if (name === 'crash while sending') {
            // The server takes it, and the program dies before it can note that.
            const { settle } = file.outbox;
            file.outbox.settle = () => {
              throw new Error('killed');
            };
            const killed = open({ onFault: () => undefined });
            killed.start();
            await killed.tick();
            await killed.stop();
            file.outbox.settle = settle;
            crash();
            delivery.start();
          }
        }
        mail.answer = null;
        for (let round = 0; round < 4; round++) {
          clock.advance(24 * HOUR);
          await delivery.tick();
        }
        const byId = new Map(mail.taken.map((message) => [message.id, message]));
        for (const message of mail.taken) expect(message).toEqual(byId.get(message.id));
        const told = [...byId.values()].flatMap(({ text }) => [...text.matchAll(/Nhiệm vụ mới: (\d+)/g)].map(([, index]) => Number(index)));
        expect(told.toSorted((a, b) => a - b)).toEqual(log.events.map((_, place) => place + 1));
        expect(delivery.status().waiting).toBe(0);
        await delivery.stop();
        rmSync(here, { recursive: true, force: true });
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});
