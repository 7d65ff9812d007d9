import { ENGINE_VARIABLES, readEngineConfiguration, readFrom, readServing, SERVING_VARIABLES, type EngineConfiguration, type Environment, type TlsFiles } from '#libs/engine';

/** How this worker runs: the engine's part of the configuration, and where it tells how it is. */
export interface WorkerConfiguration extends EngineConfiguration {
  /** TCP port of `/livez`, `/readyz` and `/metrics`; 0 lets the system choose a free one. */
  readonly port: number;
  /** Address of these; they tell of nobody's duties. */
  readonly host: string;
  /** Null when only this machine asks. */
  readonly tls: TlsFiles | null;
}

/** Reads the configuration. @throws ConfigurationError that lists every fault. */
export const readConfiguration = (environment: Environment): WorkerConfiguration =>
  readFrom(environment, [...SERVING_VARIABLES, ...ENGINE_VARIABLES], (reading) => {
    const serving = readServing(reading, 3100);
    const engine = readEngineConfiguration(reading);
    if (engine.eventLog.kind === 'sqlite') {
      reading.fault('DONDOC_EVENT_LOG', 'worker riêng chỉ dùng với eventstoredb; với sqlite, chương trình chính đã làm cả việc này', 'a worker of its own is for eventstoredb; with sqlite the main program does its work');
    }
    return { ...engine, ...serving };
  });
