import { CommandCore, type CommandAnswer, type CommandCoreOptions, type CommandCorePorts, type CommandJob, type DomainEvent, type EventLog, type SupervisionRulesInForce } from '#libs/application';
import type { SpanFacts, Tracing } from './tracing.js';

/** The kind of a stream, without what names the one thing. */
const kindOf = (stream: string): string => /^[a-z]+(?:-[a-z]+)*?(?=-[0-9a-f]{8}-|$)/.exec(stream)?.[0] ?? stream.split('-', 1)[0] ?? stream;

/** The log, telling of every append. */
export function tracedLog(log: EventLog, tracing: Tracing): EventLog {
  return {
    singleWriter: log.singleWriter,
    append: (stream, expectedRevision, events) => {
      const [first] = events;
      const work = (): ReturnType<EventLog['append']> => log.append(stream, expectedRevision, events);
      const facts = { 'dondoc.stream': stream, 'dondoc.events': events.length };
      return first === undefined ? work() : tracing.event(`append ${kindOf(stream)}`, first.id, facts, work, (outcome) => ({ 'dondoc.outcome': outcome.kind }));
    },
    readStream: (stream, options) => log.readStream(stream, options),
    streamRevision: (stream) => log.streamRevision(stream),
    readAll: (after, limit) => log.readAll(after, limit),
    head: () => log.head(),
    subscribe: (after, onBatch, onEnd) => log.subscribe(after, onBatch, onEnd),
    close: () => log.close(),
  };
}

/** Carries commands out as the core does, telling of each: those of requests, and those that processes send because of an event. */
export class TracedCommandCore extends CommandCore {
  constructor(
    ports: CommandCorePorts,
    rules: SupervisionRulesInForce,
    options: CommandCoreOptions,
    private readonly tracing: Tracing,
  ) {
    super(ports, rules, options);
  }

  override execute<C extends object, S, E extends DomainEvent>(job: CommandJob<C, S, E>): Promise<CommandAnswer> {
    const { stream, origin } = job;
    // A process acts under its own name, which is nobody's.
    const facts: SpanFacts = { 'dondoc.stream': stream, ...(origin.actor.startsWith('process:') && { 'dondoc.process': origin.actor.slice('process:'.length) }) };
    return this.tracing.span(`command ${kindOf(stream)}`, origin, facts, () => super.execute(job), outcomeOf);
  }
}

function outcomeOf(answer: CommandAnswer): SpanFacts {
  if (answer.ok) return { 'dondoc.outcome': answer.receipt.repeated ? 'repeated' : 'stored' };
  return { 'dondoc.outcome': answer.refusal.kind === 'rejected' ? answer.refusal.rejection.tag : answer.refusal.kind };
}
