import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { inTodaysShape, judgedTypes, newestVersion } from '#libs/domain';
import { decodeEvent, EVENT_CATALOGUE, type StoredEvent } from '../event-catalogue/index.js';
import { judgedEvent } from './judged-event.js';

const catalogue = Object.values(EVENT_CATALOGUE) as unknown as readonly StoredEvent[];
const golden = (name: string, version: number): string => readFileSync(join(process.cwd(), 'test', 'golden', `${name}.v${version}.json`), 'utf8');

describe('what the judge of rules is given', () => {
  it('is every event there is', () => {
    expect([...judgedTypes()].toSorted()).toEqual(catalogue.map(({ type }) => type).toSorted());
  });

  it('is called as an auditor derives it from the stored name alone', () => {
    const derived = catalogue.map(({ name }) => name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()));
    expect(derived).toEqual(catalogue.map(({ type }) => type));
  });

  it('reads as the catalogue reads it, from every version there ever was', () => {
    for (const { type, name, schemaVersion } of catalogue) {
      expect([type, newestVersion(type)]).toEqual([type, schemaVersion]);
      expect(inTodaysShape(type, schemaVersion + 1, {})).toBeNull();
      for (let version = 1; version <= schemaVersion; version++) {
        const text = golden(name, version);
        const recorded = decodeEvent({ id: 'i', stream: 's', revision: 0, position: '1', bytes: new TextEncoder().encode(text) });
        const { event, act } = judgedEvent(recorded, 7);
        expect({ type, data: inTodaysShape(type, version, (JSON.parse(text) as { readonly data: unknown }).data) }).toEqual(event);
        expect(act).toBe(recorded.metadata.act);
      }
    }
  });
});
