import type { IncomingHttpHeaders } from 'node:http';
import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type Context, type Span, type Tracer } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, RandomIdGenerator, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import type { TracesConfiguration } from '../configuration/engine-configuration.js';
import { isTraceId, spanIdOf, traceIn, TraceIds } from './trace-ids.js';
import type { Origin, RequestSpan, SpanFacts, Tracing } from './tracing.js';

const SERVICE = 'dondoc';
const EXPORT_TIMEOUT_MS = 5_000;
const CLOSE_PATIENCE_MS = 2_000;

/** Traces by OpenTelemetry, handed over by OTLP over HTTP. Loaded only where it is configured. */
export class OtelTracing implements Tracing {
  private readonly provider: TracerProvider;
  private readonly tracer: Tracer;
  private readonly random = new RandomIdGenerator();
  private readonly ids = new TraceIds(this.random);

  constructor({ url, percent }: TracesConfiguration) {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    this.provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': SERVICE }),
      // By the trace id alone, so that every process decides the same about one trace.
      sampler: new TraceIdRatioBasedSampler(percent / 100),
      idGenerator: this.ids,
      spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url, timeoutMillis: EXPORT_TIMEOUT_MS }), scheduledDelayMillis: 1_000 })],
    });
    this.tracer = this.provider.getTracer(SERVICE);
  }

  requestId(headers: IncomingHttpHeaders): string {
    return traceIn(headers.traceparent)?.traceId ?? this.random.generateTraceId();
  }

  request(id: string, headers: IncomingHttpHeaders, name: string): RequestSpan {
    const caller = traceIn(headers.traceparent);
    this.ids.nextTrace = caller === null ? id : null;
    const span = this.tracer.startSpan(name, { kind: SpanKind.SERVER }, caller === null ? ROOT_CONTEXT : within(caller.traceId, caller.spanId));
    const inside = trace.setSpan(ROOT_CONTEXT, span);
    return {
      run: (work) => context.with(inside, work),
      end: (facts, failed) => {
        if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
        span.setAttributes(facts).end();
      },
    };
  }

  span<T>(name: string, origin: Origin | null, facts: SpanFacts, work: () => Promise<T>, factsOf: (result: T) => SpanFacts): Promise<T> {
    return this.during(this.tracer.startSpan(name, { attributes: facts }, contextFor(origin)), work, factsOf);
  }

  event<T>(name: string, eventId: string, facts: SpanFacts, work: () => Promise<T>, factsOf: (result: T) => SpanFacts): Promise<T> {
    this.ids.nextSpan = spanIdOf(eventId);
    return this.during(this.tracer.startSpan(name, { kind: SpanKind.PRODUCER, attributes: facts }), work, factsOf);
  }

  async close(): Promise<void> {
    const patience = Promise.withResolvers<void>();
    const timer = setTimeout(patience.resolve, CLOSE_PATIENCE_MS);
    await Promise.race([this.provider.shutdown().catch(() => undefined), patience.promise]);
    clearTimeout(timer);
    context.disable();
  }

  private async during<T>(span: Span, work: () => Promise<T>, factsOf: (result: T) => SpanFacts): Promise<T> {
    try {
      const result = await context.with(trace.setSpan(context.active(), span), work);
      span.setAttributes(factsOf(result));
      return result;
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'unknown' });
      throw error;
    } finally {
      span.end();
    }
  }
}

/** What is in hand; else the trace that the cause belongs to, where it was begun under tracing. */
function contextFor(origin: Origin | null): Context {
  const active = context.active();
  if (trace.getSpan(active) !== undefined || origin === null || !isTraceId(origin.correlationId) || origin.causationId === null) return active;
  return within(origin.correlationId, spanIdOf(origin.causationId));
}

const within = (traceId: string, spanId: string): Context => trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true });
