/** One e-mail in plain text, UTF-8. */
export interface EmailMessage {
  /** UUID of the message: its Message-ID is made from it, so that a repeated e-mail is recognised as the same one. */
  readonly id: string;
  /** One address, without a display name. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * How sending ended; `answer` is what the server said, or what went wrong, in at most 300 characters.
 * - `taken`: the server has taken responsibility for it.
 * - `refused`: this message to this address will not be taken however often it is tried.
 * - `failed`: it may be taken later. `server`: nothing can be sent at present, to anybody; `message`: others may be.
 */
export type SendOutcome =
  | { readonly kind: 'taken'; readonly answer: string }
  | { readonly kind: 'refused'; readonly answer: string }
  | { readonly kind: 'failed'; readonly scope: 'server' | 'message'; readonly answer: string };

/**
 * Carries notices out of the program. Promises every adapter keeps, proved by `notificationContract` in `libs/testing`:
 * - `taken` is answered only after the server said so; a lost answer is `failed`, and the message may come twice then,
 *   with the same Message-ID.
 * - `send` always resolves, within the adapter's own time limits: a silent server is `failed`.
 * - Whatever the texts hold, they cannot add a header or another recipient.
 */
export interface Notification {
  send(message: EmailMessage): Promise<SendOutcome>;
  close(): void;
}

export const NOTIFICATION = Symbol('Notification');
