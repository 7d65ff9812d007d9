import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { ActOnOrganisation, CommandCore, EVENT_LOG, SIGNER_KEYS, type CommandAnswer, type EventLog, type SignerKeys } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { sqliteLogFileBytes } from '#libs/adapters/event-log-sqlite';
import { dataFolders, Engine, EngineModule, NotaryThread, ReadModelProgress, type EventLogConfiguration, type NotaryThreadOptions, type WorkPlace } from '#libs/engine';
import { ADMINISTRATOR_CONTEXT, registerCommands } from './province.js';
import type { Send } from './workload.js';

const notaryOf = (keysFolder: string): NotaryThreadOptions => ({ origin: 'dondoc.local/bench', keysFolder, witnessPolicy: null, timestampUrl: null });

/** The engine as the server runs it, log, projections and processes included, without HTTP. */
export class InProcessEngine {
  private constructor(
    readonly folder: string,
    private readonly context: INestApplicationContext,
    readonly engine: Engine,
    readonly send: Send,
    private readonly temporary: boolean,
    private readonly onServers: boolean,
  ) {}

  /** @param folder data folder; a temporary one, removed at `close`, when absent. @param notarised with the notary running. @param workPlace `elsewhere`: a node that answers while others work. */
  static async open(folder?: string, eventLog: EventLogConfiguration = { kind: 'sqlite' }, notarised = false, workPlace: WorkPlace = 'here'): Promise<InProcessEngine> {
    const data = folder ?? mkdtempSync(join(tmpdir(), 'dondoc-bench-'));
    const fail = (error: unknown): never => {
      throw error instanceof Error ? error : new Error(String(error));
    };
    const folders = dataFolders(data);
    const context = await NestFactory.createApplicationContext(
      EngineModule.register({ folders, eventLog, workPlace, clock: new SystemClock(), onLogBroken: fail, notary: notarised ? notaryOf(folders.keys) : null }),
      { logger: ['error'] },
    );
    const engine = context.get(Engine);
    const bus = context.get(CommandBus);
    engine.start((what, error) => process.stderr.write(`${what}: ${String(error)}\n`));
    if (notarised) {
      await engine.introduceLogKey();
      engine.startNotary();
    }
    return new InProcessEngine(data, context, engine, (command) => bus.execute<object, CommandAnswer>(command), folder === undefined, eventLog.kind !== 'sqlite');
  }

  /** Enters the bodies and groups of the benchmark's province. */
  async enterRegister(): Promise<void> {
    for (const command of registerCommands()) {
      const answer = await this.engine.send(new ActOnOrganisation(command, ADMINISTRATOR_CONTEXT));
      if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
    }
  }

  /** Milliseconds until processes and read models have taken in everything stored. */
  async settle(): Promise<number> {
    const from = performance.now();
    await this.engine.settle();
    return performance.now() - from;
  }

  /** Another notary over the same log, opened without one: whoever compares begins and ends it as often as it likes. Introduces the key of the log. */
  async anotherNotary(): Promise<NotaryThread> {
    const folders = dataFolders(this.folder);
    const notary = new NotaryThread(notaryOf(folders.keys), folders, { kind: 'sqlite' }, this.context.get(CommandCore), this.context.get<SignerKeys>(SIGNER_KEYS));
    await notary.introduce();
    return notary;
  }

  /** Milliseconds until a checkpoint covers everything stored; null without a notary. */
  async notarised(notary: NotaryThread = this.context.get(NotaryThread)): Promise<number | null> {
    if (notary.status().state === 'off') return null;
    const events = await this.events();
    const from = performance.now();
    while (notary.status().size < events) await new Promise((resolve) => setTimeout(resolve, 5));
    return performance.now() - from;
  }

  /** How many events the log holds, once settled. */
  async events(): Promise<number> {
    return this.context.get(ReadModelProgress).current().index;
  }

  /** Resolves when the read models have caught up with the log. */
  readModelsAtHead(): Promise<void> {
    return this.context.get(ReadModelProgress).untilReady(600_000);
  }

  get log(): EventLog {
    return this.context.get<EventLog>(EVENT_LOG);
  }

  /** Closes, and gives the size of the log file after its checkpoint, indexes included, in bytes; 0 for a log on servers. */
  async close(): Promise<number> {
    await this.engine.stop(5_000);
    const { log } = this;
    await this.context.close();
    await log.close();
    const bytes = this.onServers ? 0 : sqliteLogFileBytes(this.folder);
    if (this.temporary) rmSync(this.folder, { recursive: true, force: true });
    return bytes;
  }
}
