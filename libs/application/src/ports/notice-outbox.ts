import type { BodyId, Instant, NoticeText } from '#libs/domain';

/** One notice inside an e-mail. */
export interface MailItem {
  readonly noticeId: number;
  readonly subject: NoticeText;
  readonly text: NoticeText;
}

/** An e-mail to be made. A digest is joined to the one of its body and hour that has not been tried yet. */
export interface MailPlan {
  /** UUID, derived. */
  readonly id: string;
  readonly body: BodyId;
  readonly delivery: 'immediate' | 'digest';
  readonly notBefore: Instant;
  readonly items: readonly MailItem[];
}

/** `dropped`: the body wants no e-mail any more. */
export const MAIL_STATES = ['waiting', 'sent', 'refused', 'dropped'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** What became of one e-mail so far. The address is not kept: it is looked up when it is sent. */
export interface MailRecord {
  readonly id: string;
  readonly body: BodyId;
  readonly delivery: MailPlan['delivery'];
  readonly state: MailState;
  readonly notices: number;
  readonly attempts: number;
  readonly createdAt: Instant;
  /** When it is tried next; of a settled one, when it was to be. */
  readonly nextAt: Instant;
  readonly settledAt: Instant | null;
  /** The last thing the server said. */
  readonly answer: string | null;
}

export interface DueMail {
  readonly id: string;
  readonly body: BodyId;
  readonly delivery: MailPlan['delivery'];
  readonly attempts: number;
  readonly items: readonly MailItem[];
}

/** `not-refused`: it waits, was sent or was dropped. `forgotten`: what it said is not known any more. */
export type SendingAgain = 'waits' | 'unknown' | 'not-refused' | 'forgotten';

/**
 * E-mails between the log and the mail server. Its checkpoint (dense index of the last event whose notices were taken)
 * and what was taken move in one step, so that nothing is lost or taken twice. Losing the file loses e-mails that wait,
 * never a notice.
 */
export interface NoticeOutbox {
  /** UUID made with the file: Message-IDs of two installations never meet. */
  readonly installation: string;
  checkpoint(): number | null;
  /** Keeps the plans and moves the checkpoint. */
  take(upTo: number, plans: readonly MailPlan[], at: Instant): void;
  /** Waiting e-mails whose time has come, the longest waiting first. */
  due(at: Instant, limit: number): readonly DueMail[];
  /** Tried in vain; it waits until `nextAt`. */
  postpone(id: string, nextAt: Instant, answer: string): void;
  /** Ended. What it said is forgotten, that it was is kept; a refused one keeps what it said, for it may be sent again. */
  settle(id: string, state: Exclude<MailState, 'waiting'>, answer: string, at: Instant): void;
  /** Lets a refused e-mail wait again, to be sent once more under its Message-ID. Asked twice, it waits once. */
  sendAgain(id: string, at: Instant): SendingAgain;
  record(id: string): MailRecord | null;
  /** Newest first. `before`: the `id` after which to go on; null = from the start. `state`: only those; null = all. */
  list(before: string | null, limit: number, state: MailState | null): readonly MailRecord[];
  counts(): Readonly<Record<MailState, number>>;
}

export const NOTICE_OUTBOX = Symbol('NoticeOutbox');
