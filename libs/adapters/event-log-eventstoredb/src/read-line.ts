import { ErrorType, type Credentials, type EventStoreDBClient, type StreamingRead } from '@eventstore/db-client';
import { EventLogUnreachableError } from '#libs/application';
import { finalFault, isDeadClient, isSilence, jittered, NoAnswerError, pause, tagOf } from './client-errors.js';
import { newClient, type Connection } from './connection.js';

export interface ReadLineOptions {
  readonly connection: Connection;
  /** One read without its end counts as failed after so long, ms. */
  readonly patienceMs: number;
  /** Reads are asked again for so long before the log counts as out of reach, ms. */
  readonly persistenceMs: number;
}

const FIRST_WAIT_MS = 30;
const LONGEST_WAIT_MS = 1_000;
/** After so many reads in a row that nobody answered, the client is replaced. */
const SILENCES = 2;

/** Reads on a client of its own. The client has no deadline for reads and never asks again, so both are done here. */
export class ReadLine {
  private client: EventStoreDBClient;
  private silences = 0;

  constructor(private readonly options: ReadLineOptions) {
    this.client = newClient(options.connection);
  }

  /** Passed with a single append, these make the client take its slow path, whose mistakes are few (ADR 0024). */
  get credentials(): Credentials {
    return this.options.connection.credentials ?? { username: '', password: '' };
  }

  /**
   * Asks until there is an answer.
   * @throws EventLogFaultError for what asking again cannot change, EventLogUnreachableError when time is used up.
   */
  async ask<T>(question: (client: EventStoreDBClient) => Promise<T>, where = this.options.connection.url): Promise<T> {
    const until = performance.now() + this.options.persistenceMs;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        const answer = await question(this.client);
        this.silences = 0;
        return answer;
      } catch (error) {
        const fault = finalFault(error, where);
        if (fault !== null) throw fault;
        if (error instanceof RangeError) throw error;
        if (isDeadClient(error) || (isSilence(error) && ++this.silences >= SILENCES)) this.renew();
        if (performance.now() + wait > until) throw new EventLogUnreachableError(this.options.connection.url, { cause: error });
        await pause(jittered(wait));
      }
    }
  }

  /** Every item of one read; none where there is no such stream. @throws as `ask`. */
  items<T>(read: (client: EventStoreDBClient) => StreamingRead<T>, where?: string): Promise<readonly T[]> {
    return this.ask(async (client) => {
      try {
        return await collected(read(client), this.options.patienceMs);
      } catch (error) {
        if (tagOf(error) === ErrorType.STREAM_NOT_FOUND) return [];
        throw error;
      }
    }, where);
  }

  async close(): Promise<void> {
    await Promise.race([this.client.dispose(), pause(this.options.patienceMs)]); // waits for streams that may never end
  }

  private renew(): void {
    const old = this.client;
    this.silences = 0;
    this.client = newClient(this.options.connection);
    old.dispose().catch(() => undefined);
  }
}

/** Reads a stream of the client to its end. Rejects with its error, or with a NoAnswerError after `patienceMs`. */
function collected<T>(stream: StreamingRead<T>, patienceMs: number): Promise<readonly T[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly T[]>();
  const items: T[] = [];
  const timer = setTimeout(() => fail(new NoAnswerError('read')), patienceMs);
  let over = false;
  const fail = (error: unknown): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    reject(error instanceof Error ? error : new Error(String(error)));
    stream.cancel().catch(() => undefined);
  };
  stream.on('data', (item: T) => items.push(item));
  stream.on('error', fail);
  stream.on('close', () => over || fail(new NoAnswerError('read, closed before its end'))); // without an error when the server cancels
  stream.on('end', () => {
    over = true;
    clearTimeout(timer);
    resolve(items);
  });
  return promise;
}
