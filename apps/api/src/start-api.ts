import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { carryOutErasures, CREDENTIAL_STORE, EVENT_LOG, EventLogFaultError, PERSON_VAULT, type CredentialStore, type EventLog, type PersonVault } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { sampleSignIns } from '#libs/sample';
import { chosenTracing, dataFolders, Engine, EngineFaultError, NoticePost, ReadModelProgress, takeSnapshot, Work, type NotaryThreadOptions } from '#libs/engine';
import { vaultAtStart, vaultFaultLine } from './accounts/vault-at-start.js';
import { addApiDescription } from './api-description/api-description.js';
import { addDeadlineBoard } from './deadline-board/deadline-board.js';
import type { Configuration } from './configuration/configuration.js';
import { createApp } from './create-app.js';
import { Metrics } from './health/metrics.js';
import { LiveEvents } from './live-events/live-events.js';
import { addWebApp } from './web-app/add-web-app.js';
import { inviteIfBare, type FirstStart } from './first-start/invite-administrator.js';
import { loadSample, wantsSample } from './first-start/load-sample.js';

export interface StartOptions {
  readonly configuration: Configuration;
  /** Leaves an empty data folder empty and invites the first administrator instead of loading the sample. */
  readonly empty?: boolean;
  /** Lines for whoever started the program. */
  readonly say?: (line: string) => void;
  /** Something failed that the program cannot go on after: it should end with code 1. */
  readonly onFatal?: (error: unknown) => void;
}

export interface RunningApi {
  readonly url: string;
  readonly firstStart: FirstStart;
  /** Ends cleanly: no new requests, those in hand are answered, everything is on the disk. At most about 5 s. */
  close(): Promise<void>;
}

const PATIENCE_MS = 2_000;
const UNTIL_READY_MS = 600_000;

/**
 * Starts the whole program in one process; resolves when it serves and its read models have caught up.
 * @throws EventLogFaultError when the data folder cannot be used; what listening throws (`EADDRINUSE`…).
 */
export async function startApi(options: StartOptions): Promise<RunningApi> {
  const { configuration, say = () => undefined, onFatal = () => undefined } = options;
  const tracing = await chosenTracing(configuration);
  const engineOptions = { folders: dataFolders(configuration.dataFolder, configuration.accountsFolder), eventLog: configuration.eventLog, workPlace: configuration.workPlace, clock: new SystemClock(), redis: configuration.redis, clamd: configuration.clamd, unusedFilesHours: configuration.unusedFilesHours, tracing, onLogBroken: onFatal, notary: notaryOf(configuration) };
  takeSnapshot(engineOptions.folders, configuration.readModelsFrom);
  const sample = options.empty !== true && configuration.eventLog.kind === 'sqlite' && wantsSample(engineOptions.folders);
  if (sample) await loadSample({ ...engineOptions, say });
  const app = await createApp(configuration, engineOptions);
  const adapter = app.getHttpAdapter() as FastifyAdapter;
  const engine = app.get(Engine);
  const close = async (): Promise<void> => {
    app.get(LiveEvents).closeAll();
    await closeServer(adapter);
    await engine.stop(PATIENCE_MS);
    await app.close();
    await tracing?.close();
  };
  try {
    addApiDescription(app);
    if (configuration.redis !== null) await addDeadlineBoard(app);
    await addWebApp(app);
    await app.init();
    const { log } = adapter.getInstance();
    engine.start((what, error, final) => {
      log.error({ err: error, what, final }, 'engine fault');
      app.get(Metrics).countFault(what);
      if (final) onFatal(error instanceof EventLogFaultError ? error : new EngineFaultError(what, engineOptions.folders.readModels, { cause: error }));
    });
    await engine.introduceLogKey();
    // Those of an older vault that was put back, and one that an ended program did not come to.
    await carryOutErasures(app.get<EventLog>(EVENT_LOG), app.get<PersonVault>(PERSON_VAULT), app.get<CredentialStore>(CREDENTIAL_STORE)).catch((error: unknown) => log.error({ err: error }, 'erasures not carried out'));
    const unopened = vaultAtStart(app.get<CredentialStore>(CREDENTIAL_STORE), app.get<PersonVault>(PERSON_VAULT));
    if (unopened !== null) {
      log.error({ err: unopened }, 'person-vault-unusable: logins are shown in place of names');
      say(vaultFaultLine(unopened));
    }
    const firstStart: FirstStart = sample ? { kind: 'sample', signIns: sampleSignIns() } : await inviteIfBare(app);
    await app.listen(configuration.port, configuration.host);
    await app.get(ReadModelProgress).untilReady(UNTIL_READY_MS);
    app.get(Work).live({ reminders: configuration.reminders, post: app.get(NoticePost), postFaulted: (error) => log.error({ err: error }, 'delivery of notices') });
    if (configuration.smtp === null && firstStart.kind !== 'none') say('Thư điện tử: tắt, thông báo chỉ có trong chương trình / E-mail: off, notices stay in the program (DONDOC_SMTP_HOST)');
    engine.startNotary();
    return { url: urlOf(adapter.getHttpServer().address(), configuration), firstStart, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

/** The private keys lie in the data folder unless they are to lie elsewhere. */
function notaryOf({ notary, dataFolder }: Configuration): NotaryThreadOptions | null {
  return notary === null ? null : { ...notary, keysFolder: notary.keysFolder ?? dataFolders(dataFolder).keys };
}

/** Lets requests in hand be answered; connections go as they fall idle, and by force when patience ends. */
async function closeServer(adapter: FastifyAdapter): Promise<void> {
  const server = adapter.getHttpServer() as Server;
  const sweeping = setInterval(() => server.closeIdleConnections(), 25);
  const patience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  await adapter.getInstance().close();
  clearInterval(sweeping);
  clearTimeout(patience);
}

function urlOf(address: AddressInfo | string | null, { tls, host }: Configuration): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `${tls === null ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
