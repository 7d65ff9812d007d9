import type { Act, ActorId, BodyId, LocalDate, Marked, Rejection, SupervisionRules } from '#libs/domain';
import type { DomainEvent } from '../event-catalogue/index.js';
import type { Aggregate } from './aggregate.js';
import type { CommandRefusal } from './contract.js';

/** Who acts and how the act may be recognised: what of a command ends up in the metadata of its events. */
export interface CommandOrigin extends Marked {
  readonly actor: ActorId;
  readonly body: BodyId;
  readonly actingFor: BodyId | null;
  /** Null = the day on which it is recorded. */
  readonly occurredOn: LocalDate | null;
  readonly lateEntryBasis: string | null;
  readonly commandId: string;
  /** True when `commandId` was derived, so that the command may come again. */
  readonly repeatable: boolean;
  readonly requestHash: string | null;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** Whose draft it is, when the actor approved it; absent = the actor's own. */
  readonly preparedBy?: ActorId;
  /** Nothing is decided or recorded; absent = it is to be done. */
  readonly onlyAsks?: boolean;
  /** The revision the caller saw; null = any. */
  readonly expectedRevision: number | null;
}

/** One command on one stream. All functions are called with the state it will be decided on, possibly more than once. */
export interface CommandJob<C, S, E extends DomainEvent> {
  readonly aggregate: Aggregate<C, S, E>;
  readonly stream: string;
  readonly origin: CommandOrigin;
  /** Most likely this begins the stream: where reading goes to servers it is not read first, and the append, which expects none, tells. Absent = no. */
  readonly begins?: boolean;
  /** Is there such a thing, and may the actor do this to it? Null = yes. */
  refusalOf(state: S, act: Act): CommandRefusal | null;
  /** The domain's command, or a reason why none can be made of the request. */
  commandFor(state: S, act: Act): C | CommandRefusal;
  /** The rules that the command was made by, when they are not those for all: asked at once after `commandFor`. */
  rulesFor?(state: S): SupervisionRules;
  /** What the caller should hear beside the answer; absent = nothing. */
  warningsOf?(events: readonly E[]): readonly Rejection[];
}

/** Is this a refusal, not a command? Commands have a `type`, refusals a `kind`. */
export const isRefusal = <C extends object>(value: C | CommandRefusal): value is CommandRefusal => 'kind' in value;
/** Was something decided, or refused? */
export const areEvents = <E extends DomainEvent>(decided: readonly E[] | CommandRefusal): decided is readonly E[] => Array.isArray(decided);
