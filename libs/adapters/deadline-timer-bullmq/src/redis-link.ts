import type { Redis } from 'ioredis';
import { TimerRefusedError, TimerUnavailableError, type TimerLink } from '#libs/application';
import { connectForCommands, type RedisAddress } from './connect-redis.js';
import { assertUsable, refusalIn, type Installation } from './redis-guard.js';

export interface RedisLinkOptions {
  readonly redis: RedisAddress;
  /** Begins every key in Redis; one for each installation. */
  readonly prefix: string;
  readonly installation: Installation;
  /** How long a call waits for Redis, ms. Default 5000. */
  readonly patienceMs?: number;
}

/**
 * The connection, and whether Redis may be used. It comes and goes; each time it comes it is looked at anew, since another
 * may stand there now. What is asked of it ends after `patienceMs` with a TimerUnavailableError at the latest.
 */
export class RedisLink implements TimerLink {
  readonly redis: Redis;
  onChange: (fault: Error | null) => void = () => undefined;
  private current: Error | null = new TimerUnavailableError();
  /** Resolves when it may be used, or must not be. */
  private contact = Promise.withResolvers<void>();
  private closed = false;

  /** `onUse` is called when it may be used from now on, `onRefusal` when it must not. */
  constructor(
    private readonly options: RedisLinkOptions,
    private readonly onUse: () => void,
    private readonly onRefusal: () => void,
  ) {
    this.redis = connectForCommands(options.redis);
    this.redis.on('error', (error: Error) => this.lose(error));
    this.redis.on('close', () => this.lose(null));
    this.redis.on('ready', () => void this.greet());
  }

  get fault(): Error | null {
    return this.current;
  }

  /** Resolves when Redis has answered, or after `patienceMs` all the same. @throws TimerRefusedError when it must not be used. */
  async firstContact(): Promise<void> {
    await this.ask(() => Promise.resolve()).catch(() => undefined);
    if (this.current instanceof TimerRefusedError) throw this.current;
  }

  /** @throws TimerUnavailableError, TimerRefusedError. */
  async ask<T>(work: () => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(this.current ?? new TimerUnavailableError());
        if (this.current === null) this.redis.disconnect(true); // the connection may be dead and not know it
      }, this.options.patienceMs ?? 5_000);
    });
    const asked = this.usable().then(work);
    try {
      return await Promise.race([asked, tooLong]);
    } catch (error) {
      throw refusalIn(error) ?? (error instanceof TimerUnavailableError ? error : new TimerUnavailableError({ cause: error }));
    } finally {
      clearTimeout(timer);
      asked.catch(() => undefined); // it may still fail after it was given up
    }
  }

  /** Something failed on another connection: it only counts when Redis must not be used. */
  hear(error: Error): void {
    if (refusalIn(error) !== null) this.lose(error);
  }

  close(): void {
    this.closed = true;
    this.redis.disconnect();
  }

  /** `null`: the connection ended. */
  private lose(cause: Error | null): void {
    if (this.closed || this.current instanceof TimerRefusedError) return;
    const refusal = refusalIn(cause);
    if (refusal !== null) {
      this.tell(refusal);
      this.contact.resolve();
      this.onRefusal();
    } else if (this.current === null) {
      this.contact = Promise.withResolvers<void>();
      this.tell(new TimerUnavailableError({ cause }));
    } else if (cause !== null) {
      this.current = new TimerUnavailableError({ cause });
    }
  }

  private async usable(): Promise<void> {
    await this.contact.promise;
    if (this.current !== null) throw this.current;
  }

  private async greet(): Promise<void> {
    try {
      await assertUsable(this.redis, this.options.prefix, this.options.installation);
      this.tell(null);
      this.contact.resolve();
      this.onUse();
    } catch (error) {
      this.lose(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private tell(fault: Error | null): void {
    this.current = fault;
    this.onChange(fault);
  }
}
