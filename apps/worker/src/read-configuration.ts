import { ENGINE_VARIABLES, readEngineConfiguration, readFrom, type EngineConfiguration, type Environment } from '#libs/engine';

/** How this worker runs: the engine's part of the configuration, and where it tells how it is. */
export interface WorkerConfiguration extends EngineConfiguration {
  /** TCP port of `/livez`, `/readyz` and `/metrics`; 0 lets the system choose a free one. */
  readonly port: number;
  /** Address of these; they tell of nobody's duties. */
  readonly host: string;
}

/** Reads the configuration. @throws ConfigurationError that lists every fault. */
export const readConfiguration = (environment: Environment): WorkerConfiguration =>
  readFrom(environment, ['DONDOC_PORT', 'DONDOC_HOST', ...ENGINE_VARIABLES], (reading) => {
    const { value, whole, fault } = reading;
    const engine = readEngineConfiguration(reading);
    if (engine.eventLog.kind === 'sqlite') {
      fault('DONDOC_EVENT_LOG', 'worker riêng chỉ dùng với eventstoredb; với sqlite, chương trình chính đã làm cả việc này', 'a worker of its own is for eventstoredb; with sqlite the main program does its work');
    }
    return { ...engine, port: whole('DONDOC_PORT', 3100, 0, 65_535), host: value('DONDOC_HOST') ?? '127.0.0.1' };
  });
