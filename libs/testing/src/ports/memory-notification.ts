import type { EmailMessage, Notification, SendOutcome } from '#libs/application';

/** Keeps what was sent; answers what it is told to. */
export class MemoryNotification implements Notification {
  readonly taken: EmailMessage[] = [];
  /** The answer to the next messages; null takes them. */
  answer: ((message: EmailMessage) => SendOutcome) | null = null;
  attempts = 0;

  async send(message: EmailMessage): Promise<SendOutcome> {
    this.attempts += 1;
    await Promise.resolve();
    const outcome = this.answer?.(message) ?? { kind: 'taken', answer: '250 ok' };
    if (outcome.kind === 'taken') this.taken.push(message);
    return outcome;
  }

  close(): void {}
}
