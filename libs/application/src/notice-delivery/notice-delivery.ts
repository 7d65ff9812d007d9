import type { BodyId, TimeOfDay } from '#libs/domain';
import type { Clock, DueMail, Ids, NoticeOutbox, Notification, OfficeAddresses } from '../ports/index.js';
import type { NoticesAfter } from '../projections/notices/notices.contract.js';
import { composeMail } from './compose-mail.js';
import { planMails } from './plan-mails.js';

/** The notices of the log, as far as the read models have come. */
export interface NoticeSource {
  /** Dense index of the last event that can be asked for. */
  head(): number;
  /** `wanted`: bodies for which words are worth making. */
  after(index: number, limit: number, wanted: (body: BodyId) => boolean): NoticesAfter;
}

export interface NoticeDeliveryOptions {
  readonly source: NoticeSource;
  readonly outbox: NoticeOutbox;
  readonly addresses: OfficeAddresses;
  readonly notification: Notification;
  readonly ids: Ids;
  readonly clock: Clock;
  /** The hour of the digest by the policy in force. */
  readonly digestAt: () => TimeOfDay;
  /** Where the program is opened; null = not told. */
  readonly link: string | null;
  /** How often it looks by itself, ms. */
  readonly everyMs: number;
  /** First wait after a failure, ms; doubles up to an hour. */
  readonly retryAfterMs: number;
  /** Hears of faults of its own (not of the mail server): it goes on all the same. */
  readonly onFault?: (error: unknown) => void;
}

/** What an operator wants to know. */
export interface DeliveryStatus {
  /** `failing`: the mail server took nothing at the last attempt. */
  readonly state: 'on' | 'failing';
  readonly waiting: number;
  readonly lastAnswer: string | null;
}

export type DeliveryCounts = Readonly<Record<'sent' | 'refused' | 'failed' | 'dropped', number>>;

const NOTICES_AT_ONCE = 200;
const MAILS_AT_ONCE = 20;
const LONGEST_WAIT_MS = 3_600_000;
/** Notices older than this are not sent any more: e-mail was off for so long that they are no news. They stay in the program. */
const OLDEST_MS = 30 * 86_400_000;
/** Events without an e-mail after which the checkpoint is written all the same; losing it costs only looking again. */
const CHECKPOINT_AFTER = 10_000;

/**
 * Follows the log (through the read model of notices) and sends to each body's office what concerns it. What is to be
 * sent is kept together with how far the log was followed, then tried until the server takes or refuses it: a crash may
 * repeat an e-mail under its Message-ID and loses none. Commands never wait for it. Of the past before it was first
 * switched on nothing is sent.
 */
export class NoticeDelivery {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private stopped = true;
  /** How far was looked, which may be further than what is written down. */
  private looked = 0;
  private serverFailures = 0;
  private serverRetryAt = 0;
  private lastAnswer: string | null = null;
  private readonly counted = { sent: 0, refused: 0, failed: 0, dropped: 0 };

  constructor(private readonly options: NoticeDeliveryOptions) {}

  /** Begins where it ended; the very first time, with what happens from now on. */
  start(): void {
    const { outbox, source, clock, everyMs } = this.options;
    const known = outbox.checkpoint();
    this.looked = known ?? source.head();
    if (known === null) outbox.take(this.looked, [], clock.now());
    this.stopped = false;
    this.timer = setInterval(() => void this.tick(), everyMs);
    this.timer.unref();
  }

  /** Takes what is new and sends what is due; one round at a time. Never throws. */
  tick(): Promise<void> {
    this.running ??= this.round()
      .catch((error: unknown) => this.options.onFault?.(error))
      .finally(() => (this.running = null));
    return this.running;
  }

  /** Ends after the e-mail in hand. */
  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    this.stopped = true;
    await this.running;
    if (this.looked > (this.options.outbox.checkpoint() ?? 0)) this.options.outbox.take(this.looked, [], this.options.clock.now());
  }

  status(): DeliveryStatus {
    return { state: this.serverFailures > 0 ? 'failing' : 'on', waiting: this.options.outbox.counts().waiting, lastAnswer: this.lastAnswer };
  }

  /** Since the start of the program. */
  counts(): DeliveryCounts {
    return { ...this.counted };
  }

  private async round(): Promise<void> {
    while (!this.stopped && this.takeSome()) await pause();
    while (!this.stopped && (await this.sendSome())) await pause();
  }

  /** True when there may be more. */
  private takeSome(): boolean {
    const { source, outbox, addresses, ids, clock, digestAt } = this.options;
    if (source.head() <= this.looked) return false;
    const delivery = new Map(addresses.all().map((address) => [address.body, address.delivery]));
    const { upTo, notices } = source.after(this.looked, NOTICES_AT_ONCE, (body) => (delivery.get(body) ?? 'off') !== 'off');
    if (upTo <= this.looked) return false;
    const now = clock.now();
    const news = notices.filter(({ at }) => at > now - OLDEST_MS);
    const plans = planMails(news, { ids, installation: outbox.installation, now, digestAt: digestAt(), deliveryOf: (body) => delivery.get(body) ?? null, choiceOf: (body) => addresses.choiceOf(body) });
    if (plans.length > 0 || upTo - (outbox.checkpoint() ?? 0) >= CHECKPOINT_AFTER) outbox.take(upTo, plans, now);
    this.looked = upTo;
    return true;
  }

  /** True when there may be more. */
  private async sendSome(): Promise<boolean> {
    const { outbox, clock } = this.options;
    const now = clock.now();
    // A clock that went back must not keep e-mails waiting for longer than one wait.
    if (now < this.serverRetryAt && this.serverRetryAt - now <= LONGEST_WAIT_MS) return false;
    const due = outbox.due(now, MAILS_AT_ONCE);
    for (const mail of due) {
      if (this.stopped || !(await this.send(mail))) return false;
    }
    return due.length === MAILS_AT_ONCE;
  }

  /** False when the server takes nothing at present. */
  private async send(mail: DueMail): Promise<boolean> {
    const { outbox, addresses, notification, clock, link } = this.options;
    const address = addresses.of(mail.body);
    if (address === null || address.delivery === 'off') {
      this.counted.dropped += 1;
      outbox.settle(mail.id, 'dropped', 'no address', clock.now());
      return true;
    }
    const outcome = await notification.send(composeMail(mail, address.email, link));
    this.lastAnswer = outcome.answer;
    if (outcome.kind === 'failed') {
      this.counted.failed += 1;
      outbox.postpone(mail.id, clock.now() + this.waitAfter(mail.attempts + 1), outcome.answer);
      if (outcome.scope === 'message') return true;
      this.serverFailures += 1;
      this.serverRetryAt = clock.now() + this.waitAfter(this.serverFailures);
      return false;
    }
    this.serverFailures = 0;
    this.serverRetryAt = 0;
    this.counted[outcome.kind === 'taken' ? 'sent' : 'refused'] += 1;
    outbox.settle(mail.id, outcome.kind === 'taken' ? 'sent' : 'refused', outcome.answer, clock.now());
    return true;
  }

  private waitAfter(failures: number): number {
    return Math.min(this.options.retryAfterMs * 2 ** Math.min(failures - 1, 30), LONGEST_WAIT_MS);
  }
}

/** Requests get a turn. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
