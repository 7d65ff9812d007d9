import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessRecorder } from './access-log/access-recorder.js';
import { recordReads } from './access-log/record-reads.js';
import { AppModule } from './app.module.js';
import type { Configuration } from './configuration/configuration.js';
import { CONTROLLERS } from './controllers.js';
import type { EngineOptions } from '#libs/engine';
import { Metrics } from './health/metrics.js';
import { countAnswers, createHttpAdapter } from './http-server.js';
import { planRoutes } from './route-plans.js';
import { guardRoutes } from './signing-in/admission.js';
import { RequestPace } from './signing-in/request-pace.js';
import { Sessions } from './signing-in/sessions.js';

/** The program before it listens: its parts put together, its routes not yet added. */
export async function createApp(configuration: Configuration, engine: EngineOptions): Promise<NestFastifyApplication> {
  const adapter = createHttpAdapter(configuration, engine.tracing ?? null);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.register(configuration, engine), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: false,
  });
  countAnswers(adapter, app.get(Metrics));
  app.get(Metrics).servesWith(configuration.tls);
  guardRoutes(adapter.getInstance(), app.get(Sessions), app.get(RequestPace));
  recordReads(adapter.getInstance(), app.get(AccessRecorder));
  planRoutes(CONTROLLERS);
  return app;
}
