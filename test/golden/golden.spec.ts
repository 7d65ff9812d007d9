import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { decodeEvent, encodeEvent, EVENT_CATALOGUE, validateStored, type DomainEvent, type EventMetadata, type StoredEvent } from '#libs/application';
import { actorId, bodyId, localDate } from '#libs/domain';
import { SAMPLES, SAMPLES_OF_OLDER } from './samples.js';

const FOLDER = import.meta.dirname;
const catalogue = Object.values(EVENT_CATALOGUE) as unknown as readonly StoredEvent[];
const fileOf = (name: string, version: number): string => join(FOLDER, `${name}.v${version}.json`);

const METADATA: EventMetadata = {
  act: {
    recordedAt: Date.parse('2021-11-16T02:03:04.005Z'), occurredOn: localDate('2021-11-15'), lateEntryBasis: 'giấy mời số 5', actor: actorId('7d9f3b52-5b0e-4c1a-8f6d-2e1c0b9a8d7f'),
    body: bodyId('ban-tuyen-giao'), actingFor: bodyId('btv-tinh-uy'),
  },
  commandId: '9e107d9d-372b-5b66-8d4f-0c1b2a3d4e5f',
  correlationId: 'a2c4e6f8-1b3d-4f5a-8c7e-9d0b1a2c3d4e',
  causationId: 'b3d5f709-2c4e-5061-9d8f-ae1c2b3d4e5f',
  requestHash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  policyVersion: 1,
  calendarVersion: 1,
};

// A new event gets its file once: `WRITE_MISSING_GOLDEN=1 npm run test:unit -- test/golden`. A file that exists is never
// written again; a new schema version gets a file of its own beside it.
if (process.env['WRITE_MISSING_GOLDEN'] === '1') {
  for (const { type, name, schemaVersion } of catalogue) {
    const { bytes } = encodeEvent({ type, data: SAMPLES[type] } as DomainEvent, METADATA);
    if (!existsSync(fileOf(name, schemaVersion))) writeFileSync(fileOf(name, schemaVersion), bytes);
  }
}

describe('the golden files of stored events', () => {
  const versions = catalogue.flatMap((stored) => Array.from({ length: stored.schemaVersion }, (_, index) => ({ stored, version: index + 1 })));

  it('are there for every version of every event, and nothing else is', () => {
    const expected = versions.map(({ stored, version }) => `${stored.name}.v${version}.json`);
    const found = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  it.each(versions)('$stored.name, version $version: fits its shape, is upcast, and is written the same again', ({ stored, version }) => {
    const bytes = new Uint8Array(readFileSync(fileOf(stored.name, version)));
    expect(validateStored(bytes)).toBeNull();
    const recorded = decodeEvent({ id: 'id', stream: 'stream', revision: 3, position: '4', bytes });
    expect(stored.newest.fault(recorded.event.data, 'data')).toBeNull();
    expect(recorded).toEqual({ id: 'id', stream: 'stream', revision: 3, position: '4', type: stored.type, event: { type: stored.type, data: SAMPLES_OF_OLDER[`${stored.name}.v${version}`] ?? SAMPLES[stored.type] }, metadata: METADATA });
    if (version === stored.schemaVersion) expect(Buffer.from(encodeEvent(recorded.event, recorded.metadata).bytes).toString()).toBe(Buffer.from(bytes).toString());
  });
});
