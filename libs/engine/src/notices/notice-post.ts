import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  CLOCK, IDS, NOTICE_OUTBOX, NoticeDelivery, NOTIFICATION, OFFICE_ADDRESSES, READ_SIDE, SUPERVISION_RULES,
  type Clock, type DeliveryCounts, type DeliveryStatus, type Ids, type NoticeOutbox, type Notification, type OfficeAddresses, type ReadSide, type SupervisionRules,
} from '#libs/application'; // prettier-ignore
import { CONFIGURATION, type EngineConfiguration } from '../configuration/engine-configuration.js';
import { ReadModelProgress } from '../read-model-progress.js';

const EVERY_MS = 500;
const RETRY_AFTER_MS = 5_000;
const NOTHING_YET: DeliveryCounts = { sent: 0, refused: 0, failed: 0, dropped: 0 };

/** The delivery of notices by e-mail inside this process; off when no mail server is configured. */
@Injectable()
export class NoticePost implements OnApplicationShutdown {
  private readonly delivery: NoticeDelivery | null;
  private onFault: (error: unknown) => void = () => undefined;
  private started = false;
  private lastFault = '';

  constructor(
    @Inject(NOTIFICATION) notification: Notification | null,
    @Inject(NOTICE_OUTBOX) outbox: NoticeOutbox,
    @Inject(OFFICE_ADDRESSES) addresses: OfficeAddresses,
    @Inject(READ_SIDE) readSide: ReadSide,
    @Inject(ReadModelProgress) progress: ReadModelProgress,
    @Inject(IDS) ids: Ids,
    @Inject(CLOCK) clock: Clock,
    @Inject(SUPERVISION_RULES) rules: SupervisionRules,
    @Inject(CONFIGURATION) { publicUrl }: EngineConfiguration,
  ) {
    // While read models are built anew they would answer, but not with everything.
    const source = {
      head: () => (progress.ready ? progress.current().index : 0),
      after: (...asked: Parameters<ReadSide['noticesAfter']>) => readSide.noticesAfter(...asked),
    };
    const parts = { source, outbox, addresses, ids, clock, digestAt: () => rules.policy.digestHour, link: publicUrl, everyMs: EVERY_MS, retryAfterMs: RETRY_AFTER_MS };
    this.delivery = notification === null ? null : new NoticeDelivery({ ...parts, notification, onFault: (error) => this.tell(error) });
  }

  /** To be called once the read models have caught up. `onFault` hears of each fault once, until another one comes. */
  start(onFault: (error: unknown) => void): void {
    this.onFault = onFault;
    this.started = true;
    this.delivery?.start();
  }

  /** Ends after the e-mail in hand, or after `patienceMs`: one that is cut off is sent again under its Message-ID. */
  async stop(patienceMs: number): Promise<void> {
    if (!this.started || this.delivery === null) return;
    this.started = false;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([this.delivery.stop().catch((error: unknown) => this.tell(error)), patience]);
    clearTimeout(timer);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop(0);
  }

  status(): DeliveryStatus | { readonly state: 'off' } {
    return this.delivery?.status() ?? { state: 'off' };
  }

  counts(): DeliveryCounts {
    return this.delivery?.counts() ?? NOTHING_YET;
  }

  private tell(error: unknown): void {
    const text = String(error);
    if (text === this.lastFault) return;
    this.lastFault = text;
    this.onFault(error);
  }
}
