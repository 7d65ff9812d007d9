import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { CREDENTIAL_STORE, EVENT_LOG, IDS, type CredentialStore, type EventLog, type EventLogFaultError, type Ids } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { LOG_FILE_NAME } from '#libs/adapters/event-log-sqlite';
import { loadSampleProvince, SAMPLE_PASSWORD, SimulatedClock } from '#libs/sample';
import { Engine, EngineModule, preloadProjectionWorker, type DataFolders } from '#libs/engine';
import { Passwords } from '../signing-in/passwords.js';

/** Stands in the data folder while the sample is being loaded, so that an interrupted load is taken up again. */
const UNFINISHED = 'sample-unfinished';
const PATIENCE_MS = 2_000;

export interface SampleLoad {
  readonly folders: DataFolders;
  readonly onLogBroken: (fault: EventLogFaultError) => void;
  readonly say: (line: string) => void;
}

/** Is there no log yet, or one whose sample was not finished? */
export const wantsSample = ({ log }: DataFolders): boolean => existsSync(join(log, UNFINISHED)) || !existsSync(join(log, LOG_FILE_NAME));

/**
 * Loads the sample province with an engine of its own, whose clock shows the days of the plan; the program that serves
 * afterwards knows the real time only.
 * @throws EventLogFaultError when the data folder cannot be used, SampleFaultError when a command is refused.
 */
export async function loadSample({ folders, onLogBroken, say }: SampleLoad): Promise<void> {
  const marker = join(folders.log, UNFINISHED);
  mkdirSync(folders.log, { recursive: true });
  writeFileSync(marker, '');
  const clock = new SimulatedClock(new SystemClock());
  const context = await NestFactory.createApplicationContext(EngineModule.register({ folders, eventLog: { kind: 'sqlite' }, clock, onLogBroken }), { logger: false, abortOnError: false });
  const engine = context.get(Engine);
  const log = context.get<EventLog>(EVENT_LOG);
  let fault: unknown = null;
  engine.start((_what, error, final) => {
    if (final) fault = error;
  });
  try {
    await loadSampleProvince({
      accounts: context.get<CredentialStore>(CREDENTIAL_STORE),
      clock,
      ids: context.get<Ids>(IDS),
      passwordHash: await new Passwords().hash(SAMPLE_PASSWORD),
      send: (command) => engine.send(command),
      settle: () => engine.settle(),
      progress: ({ vi, en }) => say(`Đang nạp dữ liệu mẫu: ${vi} / Loading sample data: ${en}`),
    });
  } catch (error) {
    throw fault ?? error;
  } finally {
    await engine.stop(PATIENCE_MS);
    await context.close();
    await log.close();
  }
  rmSync(marker);
  preloadProjectionWorker(); // for the program that serves: the one loaded before it was used up here
}
