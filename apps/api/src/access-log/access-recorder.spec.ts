import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import type { QueryBus } from '@nestjs/cqrs';
import type { CommandCore, CommandJob } from '#libs/application';
import { actorId, bodyId, type AccessCommand } from '#libs/domain';
import type { EventSight } from '../live-events/event-sight.js';
import type { Caller } from '../signing-in/caller.js';
import { AccessRecorder } from './access-recorder.js';

const OWN = bodyId('ban-dan-van');
const caller = { actor: { actorId: actorId('a'), body: OWN, roles: ['supervising-officer'], delegations: [] }, visibility: { kind: 'all' } } as unknown as Caller;

let written: AccessCommand[];
let streams: string[];
let writesAlone: boolean;
let fails: boolean;
let open: () => AccessRecorder;
let recorder: AccessRecorder;
beforeEach(() => {
  written = [];
  streams = [];
  writesAlone = true;
  fails = false;
  const execute = async ({ stream, commandFor }: CommandJob<AccessCommand, unknown, never>): Promise<{ ok: boolean }> => {
    if (fails) throw new Error('the log is broken');
    streams.push(stream);
    written.push(commandFor({}, {} as never) as AccessCommand);
    return { ok: true };
  };
  const core = { ids: { fresh: () => 'id' }, actOf: () => ({ recordedAt: 0 }), execute, get writesAlone() { return writesAlone; } }; // prettier-ignore
  const bus = { execute: async () => ({ ok: true, answer: { duty: { body: 'ban-tuyen-giao' } } }) };
  const sight = { ofStream: async (stream: string) => stream.endsWith('own') };
  open = () => new AccessRecorder(core as unknown as CommandCore, bus as unknown as QueryBus, sight as unknown as EventSight, { now: () => 0 });
  recorder = open();
});

const request = (url: string, params: object = {}, query: object = {}): FastifyRequest => ({ method: 'GET', id: 'r', params, query, routeOptions: { url }, log: { error: () => undefined } }) as unknown as FastifyRequest;
const recorded = async (asked: FastifyRequest): Promise<boolean> => {
  await recorder.readOfOthers(asked, caller);
  return written.splice(0).length === 1;
};

describe('a look', () => {
  it.each<readonly [record: boolean, url: string, params: object, query: object]>([
    [false, '/api/inbox', {}, {}],
    [false, '/api/inbox', {}, { body: OWN }],
    [true, '/api/inbox', {}, { body: 'ban-tuyen-giao' }],
    [true, '/api/boards/overdue', {}, {}],
    [false, '/api/boards/overdue', {}, { body: OWN }],
    [false, '/api/assignments/:id/history', { id: 'own' }, {}],
    [true, '/api/assignments/:id', { id: 'theirs' }, {}],
    [true, '/api/assignments/:id', { id: 'theirs' }, { body: OWN }],
    [false, '/api/history', {}, { stream: 'assignment-own' }],
    [true, '/api/history', {}, { stream: 'assignment-theirs', body: OWN }],
    [true, '/api/reporting/:id', { id: 'x' }, { body: OWN }],
    [true, '/api/stored-events', {}, { index: '7' }],
  ])('record: %s, for %s %j %j', async (record, url, params, query) => {
    expect(await recorded(request(url, params, query))).toBe(record);
  });

  it('says whose the duty is, what it was about, and nothing that was typed', async () => {
    await recorder.readOfOthers(request('/api/assignments/:id', { id: 'theirs' }, { q: 'một cái tên', asOf: '2021-12-31' }), caller);
    await recorder.readOfOthers(request('/api/search', {}, { q: 'một cái tên' }), caller);
    await recorder.exported(request('/api/evidence', {}, { assignmentId: 'own' }), caller);
    expect(written).toEqual([
      { type: 'NoteRead', access: { asked: 'GET /api/assignments/:id', bodies: ['ban-tuyen-giao'], things: ['theirs'] } },
      { type: 'NoteRead', access: { asked: 'GET /api/search', bodies: [], things: [] } },
      { type: 'NoteExport', access: { asked: 'GET /api/evidence', bodies: ['ban-tuyen-giao'], things: ['own'] } },
    ]);
  });

  it('names each thing once, though address and query name it both', async () => {
    await recorder.read(request('/api/access-records', {}, { actor: 'x', thing: 'x' }), caller);
    expect(written).toEqual([{ type: 'NoteRead', access: { asked: 'GET /api/access-records', bodies: [], things: ['x'] } }]);
  });

  it('goes to the stream of the person and month, of one program where several share the log', async () => {
    const other = open();
    for (writesAlone of [true, false]) for (const each of [recorder, recorder, other]) await each.read(request('/api/search'), caller);
    const [alone, own, others] = [streams.slice(0, 3), streams.slice(3, 5), streams[5]];
    expect(alone).toEqual(Array.from({ length: 3 }, () => 'access-a-1970-01'));
    expect([new Set(own).size, own[0] === others]).toEqual([1, false]);
    expect([...own, others].every((stream) => /^access-a-1970-01-[0-9a-f]{8}$/.test(stream ?? ''))).toBe(true);
  });

  it('that cannot be written down is refused', async () => {
    fails = true;
    await expect(recorder.readOfOthers(request('/api/boards/overdue'), caller)).rejects.toMatchObject({ tag: 'access-not-recorded' });
    await expect(recorder.refused(request('/api/accounts'), caller, 'forbidden')).rejects.toMatchObject({ tag: 'access-not-recorded' });
  });
});
