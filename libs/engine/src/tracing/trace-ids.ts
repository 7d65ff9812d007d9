import type { IdGenerator } from '@opentelemetry/sdk-trace';

/** As OpenTelemetry writes a trace id; ids of events and requests of before tracing look otherwise. */
export const isTraceId = (text: string): boolean => /^(?!0{32})[0-9a-f]{32}$/.test(text);

/** The id of the span that stored an event, as anybody can tell from the event. */
export const spanIdOf = (eventId: string): string => eventId.replaceAll('-', '').slice(0, 16);

/** The trace that a `traceparent` header names (W3C Trace Context); null for none. */
export function traceIn(traceparent: string | string[] | undefined): { readonly traceId: string; readonly spanId: string } | null {
  const [, traceId = '', spanId = ''] = typeof traceparent === 'string' ? (/^[0-9a-f]{2}-([0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-[0-9a-f]{2}(?:-|$)/.exec(traceparent) ?? []) : [];
  return isTraceId(traceId) ? { traceId, spanId } : null;
}

/** Gives the ids that were asked for, each once; chance gives the others. */
export class TraceIds implements IdGenerator {
  nextTrace: string | null = null;
  nextSpan: string | null = null;

  constructor(private readonly random: IdGenerator) {}

  generateTraceId(): string {
    const id = this.nextTrace ?? this.random.generateTraceId();
    this.nextTrace = null;
    return id;
  }

  generateSpanId(): string {
    const id = this.nextSpan ?? this.random.generateSpanId();
    this.nextSpan = null;
    return id;
  }
}
