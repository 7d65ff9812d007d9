import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { AssignmentQuestion, CLOCK, CommandCore, noteAccess, type AssignmentAnswer, type Clock, type QueryAnswer } from '#libs/application';
import { assignmentId, bodiesActedFor, type Access, type AccessCommand, type BodyId } from '#libs/domain';
import { EventSight } from '../live-events/event-sight.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../signing-in/caller.js';
import { OWN_UNLESS_NAMED, STREAM_OF_PART } from './reads-that-count.js';

type Named = Readonly<Record<string, unknown>>;

/** What of an address or a body names a thing: ids, never words that somebody typed. */
const THINGS = ['id', 'assignmentId', 'directiveId', 'stream', 'index', 'position', 'thing', 'actor'] as const;
/** Longest id that is written down. */
const LONGEST = 200;

/** Writes down who looks at what is not their own, before they see it, and who was refused. */
@Injectable()
export class AccessRecorder {
  /** Tells this program from others on the same log. */
  private readonly program = randomBytes(4).toString('hex');

  constructor(
    @Inject(CommandCore) private readonly core: CommandCore,
    @Inject(QueryBus) private readonly bus: QueryBus,
    @Inject(EventSight) private readonly sight: EventSight,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Writes the look down unless it is of the caller's own. @throws ProblemError `access-not-recorded`: nothing may be shown then. */
  async readOfOthers(request: FastifyRequest, caller: Caller): Promise<void> {
    if (!(await this.isOwn(request, caller))) await this.read(request, caller);
  }

  /** Writes a look down. @throws ProblemError `access-not-recorded`. */
  async read(request: FastifyRequest, caller: Caller): Promise<void> {
    await this.write(request, caller, { type: 'NoteRead', access: await this.accessOf(request, caller) });
  }

  /** Writes down that something is taken away as a file. @throws ProblemError `access-not-recorded`. */
  async exported(request: FastifyRequest, caller: Caller): Promise<void> {
    await this.write(request, caller, { type: 'NoteExport', access: await this.accessOf(request, caller) });
  }

  /** Writes down that a well-formed command was refused. `reason`: the tag of the refusal. @throws ProblemError `access-not-recorded`. */
  async refused(request: FastifyRequest, caller: Caller, reason: string, things: readonly string[] = []): Promise<void> {
    const { asked, bodies, things: named } = { ...namedIn(request), asked: askedIn(request) };
    await this.write(request, caller, { type: 'NoteRefusal', access: { asked, bodies, things: [...new Set([...named, ...things])] }, reason });
  }

  private async write(request: FastifyRequest, { actor }: Caller, command: AccessCommand): Promise<void> {
    let written = false;
    try {
      written = await noteAccess(this.core, actor, command, request.id, this.program);
    } catch (error) {
      request.log.error({ err: error, requestId: request.id }, 'access not recorded');
    }
    if (!written) throw new ProblemError('access-not-recorded', {}, [], { 'retry-after': '2' });
  }

  /** Would the caller see it too without the right to read everything? */
  private async isOwn(request: FastifyRequest, { actor }: Caller): Promise<boolean> {
    const bodies = bodiesActedFor(actor, this.clock.now());
    const stream = streamOf(request);
    if (stream !== null) return this.sight.ofStream(stream, bodies, actor);
    const pattern = patternOf(request);
    if (pattern.includes(':')) return false; // of a thing whose parties are not known here
    const { bodies: named } = namedIn(request);
    return named.length > 0 ? named.every((body) => bodies.includes(body)) : OWN_UNLESS_NAMED.has(pattern);
  }

  /** What is written down: for a duty, also whose it is. */
  private async accessOf(request: FastifyRequest, { visibility }: Caller): Promise<Access> {
    const { bodies, things } = namedIn(request);
    const duty = /^assignment-(.+)$/.exec(streamOf(request) ?? '')?.[1];
    const found: QueryAnswer<AssignmentAnswer> | null = duty === undefined ? null : await this.bus.execute(new AssignmentQuestion({ asOf: { kind: 'now' }, visibility }, assignmentId(duty)));
    return { asked: askedIn(request), bodies: found?.ok === true ? [found.answer.duty.body] : bodies, things };
  }
}

const patternOf = ({ routeOptions }: FastifyRequest): string => routeOptions.url ?? '';
const askedIn = (request: FastifyRequest): string => `${request.method} ${patternOf(request)}`;

/** Bodies and things that an address and its query name. */
function namedIn({ params, query }: FastifyRequest): { readonly bodies: readonly BodyId[]; readonly things: readonly string[] } {
  const given: Named = { ...(query as Named), ...(params as Named) };
  const text = (name: string): string | null => (typeof given[name] === 'string' && given[name] !== '' ? given[name].slice(0, LONGEST) : null);
  const body = text('body');
  return { bodies: body === null ? [] : [body as BodyId], things: [...new Set(THINGS.flatMap((name) => text(name) ?? []))] };
}

/** The stream that the address is about; null when it is about none, or many. */
function streamOf({ params, query, routeOptions }: FastifyRequest): string | null {
  const { stream, assignmentId: duty } = query as Named;
  if (typeof stream === 'string') return stream;
  if (typeof duty === 'string') return `assignment-${duty}`;
  const { id } = params as Named;
  const prefix = STREAM_OF_PART[/^\/api\/([a-z-]+)\/:id(?:\/|$)/.exec(routeOptions.url ?? '')?.[1] ?? ''];
  return typeof id === 'string' && prefix !== undefined ? prefix + id : null;
}
