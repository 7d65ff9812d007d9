import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EmailMessage, Notification, SendOutcome } from '#libs/application';

/** Where an adapter sends to, under the control of the suite. */
export interface NotificationPlace {
  readonly notification: Notification;
  /** What arrived, decoded. */
  arrived(): readonly { readonly to: readonly string[]; readonly id: string; readonly subject: string; readonly text: string }[];
  /** From now on messages end so. */
  answerWith(kind: 'taken' | 'refused' | 'failed-message' | 'failed-server'): Promise<void>;
  close(): Promise<void>;
}

const message = (more: Partial<EmailMessage> = {}): EmailMessage => ({
  id: '6f1c2a8e-0b7d-5a3c-9e4f-1d2c3b4a5968', to: 'vanphong@tinhuy.example', subject: '[Đôn Đốc] Nhiệm vụ mới: IV.4, 24-KH/TU', text: 'Đề nghị tiếp nhận.\n\n.một dòng bắt đầu bằng dấu chấm', ...more,
}); // prettier-ignore

/** What every way of sending notices must do. */
export function notificationContract(name: string, open: () => Promise<NotificationPlace>): void {
  describe(`notification: ${name}`, () => {
    let place: NotificationPlace;
    beforeEach(async () => {
      place = await open();
    });
    afterEach(() => place.close());
    const kinds = (outcome: SendOutcome): string => (outcome.kind === 'failed' ? `failed-${outcome.scope}` : outcome.kind);

    it('brings subject and text over as they are, Vietnamese letters and all', async () => {
      expect((await place.notification.send(message())).kind).toBe('taken');
      const { id, to, subject, text } = message();
      expect(place.arrived()).toEqual([{ id, to: [to], subject, text }]);
    });

    it('sends a repetition as the same message', async () => {
      await place.notification.send(message());
      await place.notification.send(message());
      expect(place.arrived().map(({ id }) => id)).toEqual([message().id, message().id]);
    });

    it.each(['refused', 'failed-message', 'failed-server'] as const)('tells that it %s, and brings nothing', async (kind) => {
      await place.answerWith(kind);
      const outcome = await place.notification.send(message());
      expect(kinds(outcome)).toBe(kind);
      expect(outcome.answer.length > 0 && outcome.answer.length <= 300).toBe(true);
      expect(place.arrived()).toEqual([]);
    });

    it('sends again after the server came back', async () => {
      await place.answerWith('failed-server');
      await place.notification.send(message());
      await place.answerWith('taken');
      expect((await place.notification.send(message())).kind).toBe('taken');
      expect(place.arrived().length).toBe(1);
    });

    it.each([
      ['subject', { subject: 'Một\r\nBcc: kẻ-khác@example.org\r\n\r\nhai' }],
      ['text', { text: 'một\r\n.\r\nRCPT TO:<other@example.org>\r\nhai' }],
    ] as const)('lets nothing in the %s add a recipient', async (_, texts) => {
      expect((await place.notification.send(message(texts))).kind).toBe('taken');
      expect(place.arrived().map(({ to }) => to)).toEqual([[message().to]]);
    });
  });
}
