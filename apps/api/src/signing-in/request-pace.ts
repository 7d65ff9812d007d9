import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#libs/application';
import { CONFIGURATION } from '#libs/engine';
import type { ActorId, Instant } from '#libs/domain';
import type { Configuration } from '../configuration/configuration.js';
import type { Caller } from './caller.js';
import { SecurityLog } from './security-log.js';

const MINUTE_MS = 60_000;

interface Allowance {
  left: number;
  at: Instant;
  /** Whether the log of the server has a line of it; anew once there is some left. */
  told: boolean;
}

/**
 * How many requests an account may send, by whatever sessions and machines: an allowance that fills up evenly in a minute. Far above what people do; it
 * bounds what is taken out, filled up or worn out by a program that went wrong, or by somebody who has an account.
 */
@Injectable()
export class RequestPace {
  /** At most one each account. */
  private readonly allowances = new Map<ActorId, Allowance>();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly configuration: Pick<Configuration, 'requestsPerMinute'>,
    @Inject(SecurityLog) private readonly log: Pick<SecurityLog, 'refused'>,
  ) {}

  /** Counts a request of the account's; 0 = go on, else seconds to wait, and nothing is counted. */
  take({ account: { actorId: account } }: Pick<Caller, 'account'>, address: string): number {
    const { requestsPerMinute: most } = this.configuration;
    const now = this.clock.now();
    const allowance = this.allowances.get(account) ?? { left: most, at: now, told: false };
    this.allowances.set(account, allowance);
    allowance.left = Math.min(most, allowance.left + (Math.max(0, now - allowance.at) * most) / MINUTE_MS);
    allowance.at = now;
    if (allowance.left >= 1) {
      allowance.left -= 1;
      allowance.told &&= allowance.left < most / 2;
      return 0;
    }
    if (!allowance.told) this.log.refused('too-many-requests', { account, address });
    allowance.told = true;
    return Math.max(1, Math.ceil(((1 - allowance.left) * MINUTE_MS) / most / 1000));
  }
}
