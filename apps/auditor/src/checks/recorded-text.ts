import { inTodaysShape, type ActorId, type BodyId, type JudgedEvent, type LocalDate } from '#libs/domain';

/** What stored bytes say, as far as judging needs it. */
interface Stored {
  readonly type: string;
  readonly version: number;
  readonly data: unknown;
  readonly meta: {
    readonly recordedAt: string;
    readonly occurredOn: LocalDate;
    readonly lateEntryBasis?: string;
    readonly actor: ActorId;
    readonly body: BodyId;
    readonly actingFor?: BodyId;
    readonly commandId: string;
    readonly policy: number;
    readonly calendar: number;
  };
}

const TYPES = new Map<string, string>();

/** The stored name of an event is its type in lower case with hyphens. */
function typeOf(name: string): string {
  let type = TYPES.get(name);
  if (type === undefined) {
    type = name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    TYPES.set(name, type);
  }
  return type;
}

/** Reads an event for judging, in today's shape; null when it is of no form or version that is known. */
export function readRecorded(index: number, stream: string, text: string): JudgedEvent | null {
  try {
    const { type: name, version, data, meta } = JSON.parse(text) as Stored;
    const type = typeOf(name);
    const today = inTodaysShape(type, version, data);
    if (today === null || typeof today !== 'object' || typeof meta.commandId !== 'string') return null;
    const { recordedAt, occurredOn, lateEntryBasis = null, actor, body, actingFor = null, commandId, policy, calendar } = meta;
    return {
      index, stream, event: { type, data: today },
      act: { recordedAt: Date.parse(recordedAt), occurredOn, lateEntryBasis, actor, body, actingFor },
      commandId, policyVersion: policy, calendarVersion: calendar,
    }; // prettier-ignore
  } catch {
    return null;
  }
}
