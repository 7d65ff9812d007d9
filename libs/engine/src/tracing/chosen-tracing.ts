import type { EngineConfiguration } from '../configuration/engine-configuration.js';
import type { Tracing } from './tracing.js';

/** Tracing where a collector is named; null where none is. Loaded only then: it takes its time, and most have none. */
export async function chosenTracing({ traces }: EngineConfiguration): Promise<Tracing | null> {
  if (traces === null) return null;
  const { OtelTracing } = await import('./otel-tracing.js');
  return new OtelTracing(traces);
}
