import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { EventLogFaultError, WORK_SHARES } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { chosenTracing, dataFolders, Deadlines, Engine, EngineFaultError, EngineMetrics, FileKeeping, NoticePost, ReadModelProgress, takeSnapshot, Work } from '#libs/engine';
import { serveHealth } from './health-server.js';
import type { WorkerConfiguration } from './read-configuration.js';
import { WorkerModule } from './worker.module.js';

export interface StartOptions {
  readonly configuration: WorkerConfiguration;
  /** Something failed that the program cannot go on after: it should end with code 1. */
  readonly onFatal?: (error: unknown) => void;
}

export interface RunningWorker {
  /** Where it tells how it is. */
  readonly url: string;
  /** Ends cleanly: lays down the work, so that another worker goes on at once. At most about 5 s. */
  close(): Promise<void>;
}

const PATIENCE_MS = 2_000;
const UNTIL_READY_MS = 600_000;

/**
 * Starts a worker; resolves when its read models have caught up. Then it works, or stands by while another one does.
 * @throws EventLogFaultError when the log cannot be used; what listening throws (`EADDRINUSE`…).
 */
export async function startWorker({ configuration, onFatal = () => undefined }: StartOptions): Promise<RunningWorker> {
  const tracing = await chosenTracing(configuration);
  const log = pino({ level: configuration.logLevel }, pino.destination({ fd: 2, sync: true }));
  const folders = dataFolders(configuration.dataFolder, configuration.accountsFolder);
  takeSnapshot(folders, configuration.readModelsFrom);
  const options = { folders, eventLog: configuration.eventLog, clock: new SystemClock(), redis: configuration.redis, clamd: configuration.clamd, unusedFilesHours: configuration.unusedFilesHours, tracing, onLogBroken: onFatal };
  const context = await NestFactory.createApplicationContext(WorkerModule.register(configuration, options), { logger: false, abortOnError: false });
  const [engine, work, post, progress, metrics, deadlines, files] = [context.get(Engine), context.get(Work), context.get(NoticePost), context.get(ReadModelProgress), context.get(EngineMetrics), context.get(Deadlines), context.get(FileKeeping)];
  const ready = (): object | null => {
    if (!progress.ready) return null;
    const { missing, altered, scanner } = files.status();
    return {
      index: progress.current().index, work: WORK_SHARES.filter((share) => work.does(share)), places: Object.fromEntries(work.places()),
      email: work.does('notices') ? post.status().state : 'elsewhere', reminders: work.does('reminders') ? deadlines.promptness() : 'elsewhere', files: missing + altered > 0 ? 'damaged' : 'on', scanner,
    }; // prettier-ignore
  };
  metrics.servesWith(configuration.tls);
  const health = await serveHealth({ ready, metrics: () => metrics.text(), metricsType: metrics.contentType }, configuration);
  engine.start((what, error, final) => {
    log.error({ err: error, what, final }, 'engine fault');
    metrics.countFault(what);
    if (final) onFatal(error instanceof EventLogFaultError ? error : new EngineFaultError(what, folders.readModels, { cause: error }));
  });
  await progress.untilReady(UNTIL_READY_MS);
  work.live({ reminders: configuration.reminders, post, postFaulted: (error) => log.error({ err: error }, 'delivery of notices') });
  return {
    url: health.url,
    close: async () => {
      await health.close();
      await engine.stop(PATIENCE_MS);
      await context.close();
      await tracing?.close();
    },
  };
}
