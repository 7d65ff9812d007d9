import type { CommandAnswer, CommandContext, CommandReceipt } from '#libs/application';
import type { BodyId, Role } from '#libs/domain';
import { contextOf, everyRole, testActor } from '#libs/testing';
import type { SimulatedCommand } from './engine-node.js';
import { BrokenPromise, promised } from './broken-promise.js';
import type { Witness } from './witness.js';
import type { World } from './world.js';

const MINUTE = 60_000;

/** People who send requests. Whoever gets no answer sends the same request again, under the same key, until there is one. */
export class Clients {
  underWay = 0;
  sent = 0;
  private readonly told: { readonly receipt: CommandReceipt; readonly mark: string }[] = [];
  private checked = 0;
  /** The first thing that must not happen; the simulation ends with it. */
  broken: BrokenPromise | null = null;

  constructor(private readonly world: World) {}

  /** Resolves when there is a final answer: null when it was a refusal. */
  async act(body: BodyId, make: (context: CommandContext) => SimulatedCommand, roles: readonly Role[] = everyRole): Promise<CommandReceipt | null> {
    this.sent += 1;
    const mark = `act-${this.sent}`;
    const command = make(contextOf(body, { actor: testActor(body, roles), idempotencyKey: mark, requestHash: 'h', correlationId: mark }));
    this.underWay += 1;
    try {
      const hasty = this.world.faults.strikes('client-asks-twice-at-once');
      const [answer] = await Promise.all([this.untilAnswered(command), ...(hasty ? [this.untilAnswered(command)] : [])]);
      if (!answer.ok) {
        this.world.faults.meet('act-refused');
        promised(answer.refusal.kind !== 'key-reused', 'a key that was used once is known', () => ({ mark, command }));
        return null;
      }
      if (answer.receipt.repeated) this.world.faults.meet('answer-of-earlier-request');
      this.told.push({ receipt: answer.receipt, mark });
      if (this.world.faults.strikes('client-asks-again')) await this.askAgain(command, answer.receipt);
      return answer.receipt;
    } catch (error) {
      this.broken ??= error instanceof BrokenPromise ? error : new BrokenPromise('every request is answered', String((error as Error).stack));
      return null;
    } finally {
      this.underWay -= 1;
    }
  }

  /** What somebody tries to do; a fault of it ends the simulation. */
  attempt(work: Promise<unknown>): void {
    work.catch((error: Error) => (this.broken ??= new BrokenPromise('people can do their work', String(error.stack))));
  }

  /** @throws BrokenPromise when something that was acknowledged is not in the log. */
  check(witness: Witness): void {
    if (this.broken !== null) throw this.broken;
    for (; this.checked < this.told.length; this.checked++) {
      const { receipt, mark } = this.told[this.checked] as (typeof this.told)[number];
      witness.acknowledged(receipt, mark);
    }
  }

  private async askAgain(command: SimulatedCommand, first: CommandReceipt): Promise<void> {
    const again = await this.untilAnswered(command);
    // Meanwhile the body may have lost the right to know; what it may not happen is that it is done a second time.
    if (!again.ok || first.recorded === 0) return;
    // Two nodes that write the identical batch in one instant have both written it: neither answer says that it was repeated.
    promised(again.receipt.position === first.position && again.receipt.revision === first.revision && again.receipt.stream === first.stream, 'a request that comes again gets its first answer', () => ({ first, again: again.receipt, command }));
  }

  private async untilAnswered(command: SimulatedCommand): Promise<CommandAnswer> {
    for (let attempt = 1; attempt < 500; attempt++) {
      const node = await this.world.someNode();
      const outcome = await Promise.race([node.send(command).catch((error: Error) => error), node.log.gone.then(() => null)]);
      if (outcome instanceof Error && !outcome.message.startsWith('simulated')) throw outcome;
      if (outcome !== null && !(outcome instanceof Error)) {
        if (outcome.ok || outcome.refusal.kind !== 'outcome-unknown') return outcome;
        this.world.faults.meet('outcome-unknown-to-client');
      }
      await this.world.time.sleep(this.world.chance.between(1, 30) * MINUTE);
    }
    throw new Error('asked 500 times');
  }
}
