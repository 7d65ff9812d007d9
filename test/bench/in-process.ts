import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { ActOnOrganisation, EVENT_LOG, type CommandAnswer, type EventLog } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { sqliteLogFileBytes } from '#libs/adapters/event-log-sqlite';
import { dataFolders } from '../../apps/api/src/engine/data-folders.js';
import { Engine } from '../../apps/api/src/engine/engine.js';
import { EngineModule } from '../../apps/api/src/engine/engine.module.js';
import { ADMINISTRATOR_CONTEXT, registerCommands } from './province.js';
import type { Send } from './workload.js';

/** The engine as the server runs it, log, projections and processes included, without HTTP. */
export class InProcessEngine {
  private constructor(
    readonly folder: string,
    private readonly context: INestApplicationContext,
    readonly engine: Engine,
    readonly send: Send,
    private readonly temporary: boolean,
  ) {}

  /** @param folder data folder; a temporary one, removed at `close`, when absent. */
  static async open(folder?: string): Promise<InProcessEngine> {
    const data = folder ?? mkdtempSync(join(tmpdir(), 'dondoc-bench-'));
    const fail = (error: unknown): never => {
      throw error instanceof Error ? error : new Error(String(error));
    };
    const context = await NestFactory.createApplicationContext(
      EngineModule.register({ folders: dataFolders(data), clock: new SystemClock(), onLogBroken: fail }),
      { logger: ['error'] },
    );
    const engine = context.get(Engine);
    const bus = context.get(CommandBus);
    engine.start((what, error) => process.stderr.write(`${what}: ${String(error)}\n`));
    return new InProcessEngine(data, context, engine, (command) => bus.execute<object, CommandAnswer>(command), folder === undefined);
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

  /** How many events the log holds. */
  async events(): Promise<number> {
    return Number(await this.context.get<EventLog>(EVENT_LOG).head());
  }

  /** Closes, and gives the size of the log file after its checkpoint, indexes included, in bytes. */
  async close(): Promise<number> {
    await this.engine.stop(5_000);
    const log = this.context.get<EventLog>(EVENT_LOG);
    await this.context.close();
    await log.close();
    const bytes = sqliteLogFileBytes(this.folder);
    if (this.temporary) rmSync(this.folder, { recursive: true, force: true });
    return bytes;
  }
}
