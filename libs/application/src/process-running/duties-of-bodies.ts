import type { BodyId } from '#libs/domain';
import { ByStoredName, type DomainEventType } from '../event-catalogue/index.js';
import { START, type EventLogReader, type Position } from '../ports/index.js';

/** Events read between two turns of others: about a millisecond, so that commands wait for none of it. */
const PAGE = 200;

/** Every event by which a body comes to have a place in a duty, in an obligation to report, in a review or in an inspection. One that is missing here would lose them. */
const BRINGING_IN = [
  'TaskAssigned', 'AssignmentTransferred', 'CoordinationRequested', 'PartHandedDown', 'AssignmentHandedOver', 'ReportingSetUp', 'ReportingUnitAdded', 'ReportingHandedOver',
  'ReviewOutlineIssued', 'ReviewHandedOver', 'InspectionDecided', 'InspectionHandedOver',
] as const satisfies readonly DomainEventType[];

/**
 * Finds the duties in which bodies ever had a place, in the log itself: certain, whatever read models there are and
 * however far they have come. Bodies end a few times in ten years, so the log is read when that happens and nothing is
 * kept up to date in between; what was found is kept for the other bodies of the same reorganisation.
 */
export class DutiesOfBodies {
  private readonly bringingIn = new ByStoredName(BRINGING_IN.map((type) => [type, true] as const));
  private readonly found = new Map<string, Set<string>>();
  private position: Position = START;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly log: EventLogReader) {}

  /**
   * Streams of assignments, obligations to report, reviews and inspections, at least all those in which one of `bodies` had a place up to and with `upTo`; more than
   * that is possible, since bodies are looked for as text. `ended`: all bodies that may be asked for soon.
   */
  streams(bodies: readonly BodyId[], ended: Iterable<BodyId>, upTo: Position): Promise<ReadonlySet<string>> {
    const mine = this.turn.then(() => this.lookUp(bodies, [...ended], upTo));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async lookUp(bodies: readonly BodyId[], ended: readonly BodyId[], upTo: Position): Promise<ReadonlySet<string>> {
    if (!bodies.every((body) => this.found.has(body))) {
      this.found.clear();
      this.position = START;
      for (const body of [...bodies, ...ended]) this.found.set(body, new Set());
    }
    await this.readOn(upTo);
    return new Set(bodies.flatMap((body) => [...(this.found.get(body) ?? [])]));
  }

  private async readOn(upTo: Position): Promise<void> {
    const mention = new RegExp(`"(${[...this.found.keys()].join('|')})"`, 'g'); // ids of bodies are letters, digits and hyphens
    while (this.position < upTo) {
      const events = await this.log.readAll(this.position, PAGE);
      for (const { stream, bytes } of events) {
        if (this.bringingIn.get(bytes) === undefined) continue;
        const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
        for (const [, body] of text.matchAll(mention)) this.found.get(body as string)?.add(stream);
      }
      const last = events.at(-1);
      if (last === undefined) return;
      this.position = last.position;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
