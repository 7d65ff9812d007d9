import { isRefusal, type CommandAnswer, type CommandCore, type CommandJob, type DomainEventType, type EventLog, type Projection, type StateSnapshots } from '#libs/application';
import type { AssignmentCommand, AssignmentEvent, AssignmentState, FireRung } from '#libs/domain';
import type { WorldWiring } from './world.js';

const DAY = 86_400_000;

/** A mistake that could have been made in the engine, and the promises of which it must break one. */
export interface Mutant {
  readonly name: string;
  /** How much more often than usual something goes wrong, where the mistake needs bad luck to show; 3 when absent. */
  readonly intensity?: number;
  readonly breaks: readonly string[];
  wiring(): WorldWiring;
}

/** The log as a node sees it, with some of its ways replaced. */
const logWith = (log: EventLog, change: Partial<EventLog>): EventLog => ({
  singleWriter: log.singleWriter,
  append: (...given) => log.append(...given), readStream: (...given) => log.readStream(...given), streamRevision: (...given) => log.streamRevision(...given), readAll: (...given) => log.readAll(...given),
  head: () => log.head(), subscribe: (...given) => log.subscribe(...given), close: () => log.close(), ...change,
}); // prettier-ignore

/** Snapshots that keep the first state for ever and tell that it is the newest. */
function firstStateOnly(snapshots: StateSnapshots): StateSnapshots {
  return {
    load: (...given) => snapshots.load(...given),
    save: (stream, foldVersion, revision, text) => {
      const before = snapshots.load(stream, foldVersion);
      const { lastEventId, state } = JSON.parse(text) as { readonly lastEventId: string; readonly state: unknown };
      const kept = before === null ? state : (JSON.parse(before.state) as { readonly state: unknown }).state;
      snapshots.save(stream, foldVersion, revision, JSON.stringify({ lastEventId, state: kept }));
    },
    close: () => snapshots.close(),
  };
}

/** A core whose reminders are decided three days ahead of its clock. */
function hurried(core: CommandCore): CommandCore {
  const execute = (job: CommandJob<FireRung, AssignmentState, AssignmentEvent>): Promise<CommandAnswer> =>
    core.execute<AssignmentCommand, AssignmentState, AssignmentEvent>({
      ...job,
      commandFor: (state, act) => {
        const command = job.commandFor(state, { ...act, recordedAt: act.recordedAt + 3 * DAY });
        return isRefusal(command) ? command : { ...command, at: act.recordedAt };
      },
      rulesFor: () => core.rules.for(null),
    });
  return new Proxy(core, { get: (target, name) => (name === 'execute' ? execute : Reflect.get(target, name) instanceof Function ? (Reflect.get(target, name) as (...given: unknown[]) => unknown).bind(target) : Reflect.get(target, name)) });
}

/** A read model that overlooks events of one type. */
const withoutEvent = (projection: Projection, type: DomainEventType): Projection => ({
  ...projection,
  open: (database) => {
    const writer = projection.open(database);
    return { apply: (fed) => fed.recorded.event.type === type || writer.apply(fed), flush: (everything) => writer.flush(everything) };
  },
});

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'a request that comes again is carried out again',
    // Recorded next to each other, the two are what no one command brings about.
    breaks: ['one command is recorded once', 'one request is carried out once', 'a request that comes again gets its first answer', 'an act of the log is one that the rules record'],
    wiring: () => ({ rememberedCommands: 0, receipts: () => ({ find: async () => null }) }),
  },
  {
    name: 'a rung goes three days early',
    breaks: ['no rung goes before its hour'],
    wiring: () => ({ followerCore: hurried, followerClock: (clock) => ({ now: () => clock.now() + 3 * DAY }) }),
  },
  {
    name: 'the checkpoint moves before the work is done',
    intensity: 8,
    breaks: ['each planned duty and each part exists', 'each addressee gets its copy', 'no open duty is left with a body that ended', 'a duty knows how its parts ended'],
    wiring: () => {
      let save: (position: string) => void = () => undefined;
      return {
        checkpoints: (checkpoints) => {
          save = (position) => checkpoints.save('processes', position);
          return checkpoints;
        },
        log: (log) =>
          logWith(log, {
            subscribe: (after, onBatch, onEnd) =>
              log.subscribe(after, (events) => {
                save(events.at(-1)?.position ?? after);
                return onBatch(events);
              }, onEnd),
          }),
      }; // prettier-ignore
    },
  },
  {
    name: 'the day of a change of bodies is forgotten',
    breaks: ['every change of bodies begins on its day'],
    wiring: () => ({ handOvers: false }),
  },
  {
    name: 'a stale snapshot is taken for the newest state',
    breaks: ['a duty is assigned once, before anything else', 'each rung goes once', 'what a node holds is what the log says', 'one request is carried out once', 'only a dated duty that is open is reminded of its day', 'only a duty not acknowledged is reminded of acknowledging', 'the four boxes are those of a recount', 'a duty knows how its parts ended'],
    wiring: () => ({ snapshots: firstStateOnly }),
  },
  {
    name: 'an append without an answer counts as stored',
    breaks: ['an acknowledged act is in the log'],
    wiring: () => ({
      log: (log) =>
        logWith(log, {
          append: async (stream, expected, events) => {
            const outcome = await log.append(stream, expected, events);
            return outcome.kind === 'unknown' ? { kind: 'stored', revision: expected + events.length, position: (await log.head()) } : outcome;
          },
        }),
    }),
  },
  {
    name: 'whoever writes second writes after the first all the same',
    breaks: ['a duty is assigned once, before anything else', 'each copy is sent once', 'each rung goes once', 'each rung about a report goes once', 'one command is recorded once', 'one request is carried out once', 'each change of bodies begins once', 'what a node holds is what the log says'],
    wiring: () => ({
      log: (log) =>
        logWith(log, {
          append: async (stream, expected, events) => {
            const outcome = await log.append(stream, expected, events);
            return outcome.kind === 'rejected' ? log.append(stream, outcome.actualRevision, events.map((event, place) => ({ ...event, id: event.id.slice(0, 24) + String(outcome.actualRevision * 100 + place).padStart(12, '0') }))) : outcome;
          },
        }),
    }), // prettier-ignore
  },
  {
    name: 'reminders rely on the timer, without a sweep',
    breaks: ['what is overdue has been reminded of'],
    wiring: () => ({ pending: (pending) => (upTo, after, limit) => pending(upTo, after, limit).filter(({ at }) => at > upTo - 13 * 3_600_000) }),
  },
  {
    name: 'a duty is counted in two boxes',
    breaks: ['the four boxes are those of a recount'],
    wiring: () => ({ projections: (all) => all.map((projection) => (projection.name === 'overdue-board' ? withoutEvent(projection, 'ResultAccepted') : projection)) }),
  },
  {
    name: 'a question about the past is answered as of now',
    breaks: ['the days of an open duty go on', 'what was told of a past moment stays what is told of it'],
    wiring: () => ({
      readSide: (side) => ({ custody: (question) => side.custody(question), overdueBoard: ({ asked, groupBy, against, narrow, page }) => side.overdueBoard({ asked: { ...asked, asOf: { kind: 'now' } }, groupBy, against, narrow, page }) }),
    }),
  },
  {
    name: 'what is filed for a period is not counted',
    breaks: ['the four boxes are those of a recount'],
    wiring: () => ({ projections: (all) => all.map((projection) => (projection.name === 'duty-periods' ? withoutEvent(projection, 'PeriodResultFiled') : projection)) }),
  },
  {
    name: 'a day is with whoever has the duty now',
    breaks: ['a day is with whoever had the duty when it began'],
    wiring: () => ({
      readSide: (side) => ({
        overdueBoard: (question) => side.overdueBoard(question),
        custody: async (question) => {
          const answer = await side.custody(question);
          if (!answer.ok) return answer;
          const { custody } = answer.answer;
          const now = custody.spans.at(-1);
          return { ok: true, answer: { ...answer.answer, custody: { ...custody, spans: custody.spans.map((span) => ({ ...span, party: now?.party ?? span.party, body: now?.body ?? null })) } } };
        },
      }),
    }),
  },
];
