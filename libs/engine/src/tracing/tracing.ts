import type { IncomingHttpHeaders } from 'node:http';

/** What a span says beside its name: short facts, nothing personal. */
export type SpanFacts = Readonly<Record<string, string | number>>;

/** Where work comes from that is not a part of a request in hand: the act that caused it, as the log tells. */
export interface Origin {
  readonly correlationId: string;
  readonly causationId: string | null;
}

/** A request on its way. */
export interface RequestSpan {
  /** Does the work as a part of the request. */
  run(work: () => void): void;
  end(facts: SpanFacts, failed: boolean): void;
}

/**
 * Tells a collector how acts go through the program: request → command → append, and what the processes make of it. A request's
 * id is the id of its trace, and stands in every event as its correlation id; the id of an append's span follows from the
 * event. So whoever reads the log, in this process or another, in a second or a year, joins the same trace.
 */
export interface Tracing {
  /** Id for a request: the trace that its `traceparent` names, or a new one. 32 hexadecimal digits. */
  requestId(headers: IncomingHttpHeaders): string;
  request(id: string, headers: IncomingHttpHeaders, name: string): RequestSpan;
  /** Does the work as a part of what is in hand, or else of what caused it. `factsOf` what came of it. */
  span<T>(name: string, origin: Origin | null, facts: SpanFacts, work: () => Promise<T>, factsOf: (result: T) => SpanFacts): Promise<T>;
  /** As `span`, for what an append stores: later work whose cause is this event finds it. */
  event<T>(name: string, eventId: string, facts: SpanFacts, work: () => Promise<T>, factsOf: (result: T) => SpanFacts): Promise<T>;
  /** Hands over what was collected. */
  close(): Promise<void>;
}
