import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { directiveId } from '#libs/domain';
import { contextOf, SPECIMEN_REGISTER_EVENTS, specimenContent, testActor, TestApplication } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { AppendOutcome, NewEvent } from '../../ports/index.js';
import { ActOnDirective, ActOnOrganisation, type CommandAnswer } from '../contract.js';

/** Stores the first draft of a directive only after something else happened. */
class LateLog extends MemoryEventLog {
  beforeDraft: (() => Promise<void>) | null = null;

  override async append(stream: string, expected: number, events: readonly NewEvent[]): Promise<AppendOutcome> {
    const work = /^directive-[0-9a-f]{8}-/.test(stream) ? this.beforeDraft : null;
    if (work !== null) {
      this.beforeDraft = null;
      await work();
    }
    return super.append(stream, expected, events);
  }
}

const NUMBER = 'directive-number-btv-tinh-uy-KH-2021-24';
const { directiveId: _unused, ...content } = specimenContent();
const issuer = contextOf('btv-tinh-uy');
let log: LateLog;
let house: TestApplication;
let other: TestApplication;
beforeEach(async () => {
  log = new LateLog();
  house = new TestApplication({ log });
  other = new TestApplication({ log, seed: 'other', clock: house.clock });
  for (const event of SPECIMEN_REGISTER_EVENTS) {
    const intent = event.type === 'BodiesRegistered' ? ({ type: 'RegisterBodies', ...event.data } as const) : event.type === 'GroupDefined' ? ({ type: 'DefineGroup', ...event.data } as const) : null;
    if (intent !== null) await house.send(new ActOnOrganisation(intent, contextOf('btv-tinh-uy', { actor: testActor('btv-tinh-uy', ['administrator']) })));
  }
});
afterEach(() => house.close());

const draft = (from: TestApplication): Promise<CommandAnswer> => from.send(new ActOnDirective(null, { type: 'DraftDirective', content }, { ...issuer, idempotencyKey: 'k', requestHash: 'h' }));
const storyOf = async (stream: string): Promise<readonly string[]> => (await log.readStream(stream)).map((logged) => decodeEvent(logged).event.type);
const idOf = (answer: CommandAnswer): string => (answer.ok ? answer.receipt.id : JSON.stringify(answer.refusal));

/** The claim has waited for its draft longer than it may: the process lets it go. */
async function release(): Promise<void> {
  house.clock.advance(120_000);
  await other.settle();
  await other.runner.stop();
}

describe('a draft that is stored late', () => {
  it('given that its number was released meanwhile, when it is stored, then it has the number again and the same request makes no second one', async () => {
    log.beforeDraft = release;
    const first = await draft(house);
    expect(await storyOf(NUMBER)).toEqual(['DirectiveNumberClaimed', 'DirectiveNumberReleased', 'DirectiveNumberClaimed']);
    const again = await draft(house);
    expect([idOf(again), again.ok && again.receipt.repeated]).toEqual([idOf(first), true]);
  });

  it('given that another draft took the number meanwhile, when it is stored, then it cannot be issued under it', async () => {
    let second = '';
    log.beforeDraft = async () => {
      await release();
      second = idOf(await draft(other));
    };
    const refused = { ok: false, refusal: { kind: 'rejected', rejection: { tag: 'number-already-used', facts: { heldBy: second } } } };
    const late = await draft(house);
    expect(late).toMatchObject({ ...refused, refusal: { rejection: { facts: { heldBy: second } } } });
    const streams = [...new Set((await log.readAll('', 100)).map(({ stream }) => stream))].filter((stream) => /^directive-[0-9a-f]{8}-/.test(stream));
    const orphan = streams.map((stream) => stream.slice('directive-'.length)).find((id) => id !== second) as string;
    const issued = [await house.send(new ActOnDirective(directiveId(orphan), { type: 'IssueDirective' }, issuer)), await house.send(new ActOnDirective(directiveId(second), { type: 'IssueDirective' }, issuer))];
    expect(issued.map((answer) => (answer.ok ? 'issued' : answer.refusal.kind === 'rejected' && answer.refusal.rejection.tag))).toEqual(['number-already-used', 'issued']);
  });
});
