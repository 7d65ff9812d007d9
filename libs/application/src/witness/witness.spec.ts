import { beforeEach, describe, expect, it } from '@jest/globals';
import { endorsements, readCheckpoint, readSignatureLines, trusting, writeCosigningRequest, type PolicyWitness, type SignedCheckpoint, type TrustPolicy } from '#libs/domain';
import { ManualClock, MemoryWitnessRecords, OFFICE_ORIGIN, SeededSignerKeys, SignedOffice } from '#libs/testing';
import { COSIGNED_PATH, Cosigning, TreeReader, type CosigningRound } from '../notary/index.js';
import type { Signer, WitnessReply } from '../ports/index.js';
import { Witness, type WitnessAnswer } from './witness.js';

const CLOCK = ManualClock.on('2021-11-15');

/** A witness of another body, and its answers as HTTP carries them. */
class WatchingBody {
  readonly records = new MemoryWitnessRecords();
  readonly signer: Signer;
  readonly witness: Witness;
  asked = 0;

  constructor(readonly name: string, office: SignedOffice) {
    const keys = new SeededSignerKeys(name);
    this.signer = keys.generate(`${name}.example/witness`, 'witness');
    const log = office.keys.find(office.first)?.key;
    this.witness = new Witness(this.records, this.signer, log === undefined ? [] : [log], keys, CLOCK);
  }

  get inPolicy(): PolicyWitness {
    return { name: this.name, key: this.signer.key, url: `https://${this.name}.example` };
  }

  reply(request: string): WitnessReply {
    this.asked += 1;
    return replyOf(this.witness.answer(request));
  }
}

function replyOf(answer: WitnessAnswer): WitnessReply {
  if (answer.kind === 'cosigned') return { status: 200, contentType: 'text/plain', body: answer.line };
  return answer.why === 'conflict' ? { status: 409, contentType: 'text/x.tlog.size', body: `${answer.size}\n` } : { status: 422, contentType: null, body: '' };
}

let office: SignedOffice;
let watcher: WatchingBody;
beforeEach(async () => {
  office = new SignedOffice();
  await office.introduce();
  watcher = new WatchingBody('mttq', office);
});

async function signed(more: number): Promise<SignedCheckpoint> {
  await office.happen(more);
  await (await office.notary()).round();
  return office.published();
}
const request = async (old: number, checkpoint: SignedCheckpoint): Promise<string> =>
  writeCosigningRequest({ old, path: await new TreeReader(office.tiles, checkpoint.checkpoint.size, office.keys.sha256).consistencyWith(old), signed: checkpoint });

describe('a witness', () => {
  it('cosigns what continues the last it has cosigned, and remembers it first', async () => {
    const first = watcher.witness.answer(await request(0, await signed(9)));
    expect(first).toMatchObject({ kind: 'cosigned', origin: OFFICE_ORIGIN, size: 10 });
    expect(watcher.records.heads.get(OFFICE_ORIGIN)?.size).toBe(10);
    const next = await signed(300);
    const second = watcher.witness.answer(await request(10, next));
    if (second.kind !== 'cosigned') throw new Error(second.why);
    const signatures = readSignatureLines(second.line) ?? [];
    expect(endorsements({ text: next.note.text, signatures }, [watcher.signer.key], office.keys.verify)).toEqual([{ key: watcher.signer.key, time: CLOCK.now() / 1000 }]);
  });

  it('signs nothing that it could not remember', async () => {
    watcher.records.save = () => {
      throw new Error('disk full');
    };
    const asked = await request(0, await signed(3));
    expect(() => watcher.witness.answer(asked)).toThrow('disk full');
  });

  it('refuses a fork, also after a restart, and keeps it as evidence', async () => {
    watcher.witness.answer(await request(0, await signed(9)));
    const fork = new SignedOffice();
    await fork.name({ type: 'LogKeyIntroduced', data: { key: fork.first } });
    fork.count = 100; // other events
    await fork.happen(30);
    await (await fork.notary()).round();
    office = fork;
    const again = new Witness(watcher.records, watcher.signer, [fork.keys.find(fork.first)?.key as Signer['key']], fork.keys, CLOCK);
    expect(again.answer(await request(10, fork.published()))).toEqual({ kind: 'refused', why: 'inconsistent', origin: OFFICE_ORIGIN, size: 10 });
    expect(watcher.records.evidence).toHaveLength(1);
    expect(watcher.records.heads.get(OFFICE_ORIGIN)?.size).toBe(10);
  });

  it('refuses a rollback and tells the size that it knows', async () => {
    const small = await signed(9);
    const smallRequest = await request(0, small);
    watcher.witness.answer(await request(0, await signed(50)));
    expect(watcher.witness.answer(smallRequest)).toEqual({ kind: 'refused', why: 'conflict', origin: OFFICE_ORIGIN, size: 60 });
  });

  it('refuses what it cannot read, and logs that it does not watch', async () => {
    expect(watcher.witness.answer('old x')).toEqual({ kind: 'refused', why: 'request-malformed', origin: null, size: 0 });
    const stranger = new Witness(watcher.records, watcher.signer, [], office.keys, CLOCK);
    expect(stranger.answer(await request(0, await signed(1)))).toMatchObject({ kind: 'refused', why: 'origin-unknown' });
  });

  it('serves the last checkpoint that it has cosigned, by the hash of the origin', async () => {
    const hash = office.keys.sha256Hex(OFFICE_ORIGIN);
    expect(watcher.witness.latest(hash)).toBeNull();
    watcher.witness.answer(await request(0, await signed(9)));
    const found = readCheckpoint(watcher.witness.latest(hash) as string);
    expect(found.ok && found.value.checkpoint.size).toBe(10);
    expect(found.ok && endorsements(found.value.note, [watcher.signer.key], office.keys.verify)).toHaveLength(1);
    expect(found.ok && found.value.note.signatures).toHaveLength(2);
    expect(watcher.witness.latest('00')).toBeNull();
  });
});

describe('asking witnesses', () => {
  function cosigning(bodies: readonly WatchingBody[], quorum: TrustPolicy['quorum'], groups: TrustPolicy['groups'] = [], dead: readonly string[] = []): { readonly heard: CosigningRound[]; readonly cosigning: Cosigning } {
    const heard: CosigningRound[] = [];
    const client = { ask: async (url: string, text: string) => (dead.includes(url) ? null : (bodies.find(({ name }) => url.includes(name))?.reply(text) ?? null)) };
    const policy: TrustPolicy = { ...trusting(), witnesses: bodies.map((body) => body.inPolicy), groups, quorum };
    const ports = { tiles: office.tiles, cryptography: office.keys, client, clock: CLOCK };
    return { heard, cosigning: new Cosigning(ports, policy, { everyMs: 0, keepEveryMs: 0 }, (round) => heard.push(round)) };
  }
  const cosigned = (): SignedCheckpoint | null => {
    const bytes = office.tiles.files.get(COSIGNED_PATH);
    const found = bytes === undefined ? null : readCheckpoint(Buffer.from(bytes).toString());
    return found?.ok === true ? found.value : null;
  };

  it('gets a cosignature from where each stands, also when that is not known yet', async () => {
    const { heard, cosigning: first } = cosigning([watcher], 'mttq');
    await first.attend(await signed(4));
    await first.attend(await signed(20));
    expect(watcher.asked).toBe(2);
    const { cosigning: later } = cosigning([watcher], 'mttq');
    await later.attend(await signed(3)); // a program that has just started
    expect(watcher.asked).toBe(4);
    expect(heard).toEqual([{ size: 5, witnessed: ['mttq'], enough: true }, { size: 25, witnessed: ['mttq'], enough: true }]);
    expect(cosigned()?.checkpoint.size).toBe(28);
    expect(endorsements((cosigned() as SignedCheckpoint).note, [watcher.signer.key, office.keys.find(office.first)?.key as Signer['key']], office.keys.verify)).toHaveLength(2);
    expect(await office.tiles.list('checkpoints')).toEqual(['checkpoints/005', 'checkpoints/025', 'checkpoints/028']);
  });

  it('cosigns the same again while nothing happens: that nothing came is proved by the time', async () => {
    const { cosigning: asking } = cosigning([watcher], 'mttq');
    const checkpoint = await signed(4);
    await asking.attend(checkpoint);
    CLOCK.advance(60_000);
    await asking.attend(checkpoint);
    const [endorsement] = endorsements((cosigned() as SignedCheckpoint).note, [watcher.signer.key], office.keys.verify) ?? [];
    expect(endorsement?.time).toBe(CLOCK.now() / 1000);
  });

  it('publishes only what is enough by the policy', async () => {
    const bodies = ['mttq', 'hdnd', 'ubkt'].map((name) => new WatchingBody(name, office));
    const two = [{ name: 'two', needed: 2, members: ['mttq', 'hdnd', 'ubkt'] }];
    const alone = cosigning(bodies, 'two', two, ['https://hdnd.example', 'https://ubkt.example']);
    await alone.cosigning.attend(await signed(4));
    expect([alone.heard, cosigned()]).toEqual([[{ size: 5, witnessed: ['mttq'], enough: false }], null]);
    const enough = cosigning(bodies, 'two', two, ['https://hdnd.example']);
    await enough.cosigning.attend(office.published());
    expect([enough.heard, cosigned()?.note.signatures.length]).toEqual([[{ size: 5, witnessed: ['mttq', 'ubkt'], enough: true }], 3]);
  });

  it('takes no signature of somebody else, over something else, or out of nothing', async () => {
    const impostor = new WatchingBody('impostor', office);
    const checkpoint = await signed(4);
    const bad: readonly WitnessReply[] = [
      impostor.reply(await request(0, checkpoint)), { status: 200, contentType: null, body: '' }, { status: 200, contentType: null, body: '— a b\n' }, { status: 500, contentType: null, body: 'x' },
      { status: 409, contentType: 'text/plain', body: '3\n' }, { status: 409, contentType: 'text/x.tlog.size', body: 'many\n' }, { status: 409, contentType: 'text/x.tlog.size', body: '900\n' },
    ];
    for (const reply of bad) {
      const policy: TrustPolicy = { ...trusting(), witnesses: [watcher.inPolicy], quorum: 'mttq' };
      const asking = new Cosigning({ tiles: office.tiles, cryptography: office.keys, client: { ask: async () => reply }, clock: CLOCK }, policy, { everyMs: 0, keepEveryMs: 0 });
      await asking.attend(checkpoint);
      expect([reply, cosigned()]).toEqual([reply, null]);
    }
  });
});
