import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openOcelFile } from '#libs/adapters/ocel-sqlite';
import { actorId, bodyId } from '#libs/domain';
import { decodeEvent, EVENT_CATALOGUE, type StoredEvent } from '../event-catalogue/index.js';
import type { LoggedEvent } from '../ports/index.js';
import { csvCell } from './csv.js';
import { exportPieces, fillOcelBook, type TextFormat } from './export-pieces.js';
import { EVERYTHING, type ExportScope, type LogToExport } from './exported-events.js';

const decoder = new TextDecoder();

/** Every kind of event there is, each in a stream of its noun. */
const EVERY: readonly LoggedEvent[] = (Object.values(EVENT_CATALOGUE) as unknown as readonly StoredEvent[]).map(({ name, schemaVersion }, place) => ({
  id: `00000000-0000-5000-8000-${String(place).padStart(12, '0')}`,
  stream: ['assignment-a', 'directive-d', 'assignment-b', 'directive-number-x', 'inspection-i', 'organisation-register'][place % 6] as string,
  revision: Math.floor(place / 6), position: String(place).padStart(8, '0'), bytes: new Uint8Array(readFileSync(join(process.cwd(), 'test', 'golden', `${name}.v${schemaVersion}.json`))),
})); // prettier-ignore

const logOf = (events: readonly LoggedEvent[]): LogToExport => ({
  readAll: (after, limit) => Promise.resolve(events.filter(({ position }) => position > after).slice(0, limit)),
  readStream: (stream, { fromRevision = 0, limit = 1000 } = {}) => Promise.resolve(events.filter((event) => event.stream === stream && event.revision >= fromRevision).slice(0, limit)),
});

let folder: string;
let files = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'exports-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const newPath = (): string => join(folder, `${(files += 1)}.sqlite`);

async function exported(format: TextFormat, scope: Partial<ExportScope> = {}, events = EVERY): Promise<string> {
  let text = '';
  for await (const piece of exportPieces(logOf(events), format, { ...EVERYTHING, ...scope }, () => openOcelFile({ path: newPath(), events: false }))) text += piece;
  return text;
}

describe('CSV', () => {
  it.each([
    ['=1+1', "'=1+1"], ['+84 203', "'+84 203"], ['-5', "'-5"], ['@SUM(A1)', "'@SUM(A1)"], ['\t=1', "'\t=1"], [' =1', "' =1"], ['＝1', "'＝1"], ['\r=1', '"\'\r=1"'],
    ['bình thường', 'bình thường'], ['a,b', '"a,b"'], ['nói "có"', '"nói ""có"""'], ['dòng\nmới', '"dòng\nmới"'], ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ])('writes %j so that no spreadsheet runs it', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it('has a line for each event, with as many cells as the head', async () => {
    const lines = (await exported('csv')).split('\r\n').slice(0, -1);
    expect([lines.length, lines[0]]).toEqual([EVERY.length + 1, '\uFEFFindex,recordedAt,occurredOn,type,title,stream,revision,body,actingFor,actor,lateEntryBasis,data']);
    const cells = lines.map((line) => [...line.matchAll(/(?:^|,)(?:"(?:[^"]|"")*"|[^",]*)/g)].length);
    expect(new Set(cells)).toEqual(new Set([12]));
    expect(lines[1]).toMatch(/^1,2021-11-16T02:03:04.005Z,2021-11-15,task-assigned,Giao nhiệm vụ,assignment-a,0,ban-tuyen-giao,btv-tinh-uy,/);
  });
});

describe('JSON lines', () => {
  it('hold the stored bytes as they are, also of what nobody here understands, unless something has to be understood to choose', async () => {
    const strange = { ...(EVERY[0] as LoggedEvent), stream: 'strange', position: '99999999', bytes: new TextEncoder().encode('{"type":"from-the-future"}') };
    const lines = (await exported('jsonl', {}, [...EVERY, strange])).trimEnd().split('\n');
    expect(lines.map((line, place) => line.includes(`"envelope":${decoder.decode((EVERY[place] ?? strange).bytes)}}`))).toEqual(lines.map(() => true));
    expect(lines.length).toBe(EVERY.length + 1);
    await expect(exported('jsonl', { body: bodyId('x') }, [strange])).rejects.toThrow();
  });

  it('hold only what was asked for, as of a moment', async () => {
    const indexes = async (scope: Partial<ExportScope>): Promise<readonly number[]> => (await exported('jsonl', scope)).split('\n').slice(0, -1).map((line) => (JSON.parse(line) as { readonly index: number }).index);
    expect(await indexes({ until: { index: 3 } })).toEqual([1, 2, 3]);
    expect(await indexes({ until: { at: Date.parse('2021-11-16T02:03:04.004Z') } })).toEqual([]);
    expect((await indexes({ until: { at: Date.parse('2021-11-16T02:03:04.005Z') } })).length).toBe(EVERY.length);
    expect(await indexes({ types: new Set(['task-assigned', 'assignment-acknowledged']) })).toEqual([1, 2]);
    expect(await indexes({ streams: (stream) => stream === 'directive-d', until: { index: 9 } })).toEqual([2, 8]);
    expect((await indexes({ body: bodyId('btv-tinh-uy') })).length).toBe(EVERY.length);
    expect(await indexes({ body: bodyId('nobody') })).toEqual([]);
  });
});

describe('CloudEvents 1.0', () => {
  it('has the attributes that are required, and names of our own that are lower case', async () => {
    for (const line of (await exported('cloudevents')).trimEnd().split('\n')) {
      const event = JSON.parse(line) as Readonly<Record<string, unknown>>;
      expect(event).toMatchObject({ specversion: '1.0', id: expect.any(String) as unknown, source: expect.stringMatching(/^\/streams\//) as unknown, type: expect.stringMatching(/^dondoc\.[a-z-]+$/) as unknown, time: '2021-11-16T02:03:04.005Z' });
      expect(Object.keys(event).every((name) => /^[a-z0-9]{1,20}$/.test(name))).toBe(true);
    }
  });
});

interface Attribute {
  readonly name: string;
  readonly time?: string;
  readonly value: unknown;
}
interface Ocel {
  readonly eventTypes: readonly { readonly name: string; readonly attributes: readonly { readonly name: string }[] }[];
  readonly objectTypes: readonly { readonly name: string; readonly attributes: readonly { readonly name: string }[] }[];
  readonly events: readonly { readonly id: string; readonly type: string; readonly time: string; readonly attributes: readonly Attribute[]; readonly relationships: readonly { readonly objectId: string; readonly qualifier: string }[] }[];
  readonly objects: readonly { readonly id: string; readonly type: string; readonly attributes: readonly Attribute[]; readonly relationships: readonly { readonly objectId: string; readonly qualifier: string }[] }[];
}

describe('OCEL 2.0', () => {
  let ocel: Ocel;
  beforeAll(async () => {
    ocel = JSON.parse(await exported('ocel')) as Ocel;
  });

  it('declares every type and attribute that it uses, and every object that it relates to', () => {
    const attributesOf = new Map([...ocel.eventTypes, ...ocel.objectTypes].map(({ name, attributes }) => [name, new Set(attributes.map((attribute) => attribute.name))]));
    const objects = new Set(ocel.objects.map(({ id }) => id));
    expect([objects.size, ocel.events.length]).toEqual([ocel.objects.length, EVERY.length]);
    for (const { type, attributes, relationships } of [...ocel.events, ...ocel.objects]) {
      expect([type, attributes.filter(({ name }) => attributesOf.get(type)?.has(name) !== true), relationships.filter(({ objectId }) => !objects.has(objectId))]).toEqual([type, [], []]);
    }
  });

  it('says who did it, what it was about, and what else it touched, each with its part', () => {
    const assigned = ocel.events.find(({ type }) => type === 'task-assigned');
    expect(assigned?.relationships.map(({ qualifier }) => qualifier)).toEqual(['by', 'for', 'about', 'under', 'lead', 'issuer', 'confirming', 'supervising']);
    const duty = ocel.objects.find(({ id }) => id === 'assignment:a');
    expect([duty?.relationships.map(({ qualifier }) => qualifier).includes('lead'), duty?.attributes.map(({ name }) => name).slice(0, 2)]).toEqual([true, ['taskCode', 'summary']]);
  });

  it('is whole without any event', async () => {
    expect(JSON.parse(await exported('ocel', {}, []))).toMatchObject({ events: [], objects: [] });
  });

  it('says the same as a SQLite file', async () => {
    const path = newPath();
    const book = openOcelFile({ path, events: true });
    await fillOcelBook(logOf(EVERY), EVERYTHING, book);
    book.close();
    const database = new DatabaseSync(path, { readOnly: true });
    const all = (sql: string, ...values: readonly string[]): readonly Readonly<Record<string, unknown>>[] => database.prepare(sql).all(...values).map((row) => ({ ...row }));
    const mapped = (kind: 'event' | 'object'): ReadonlyMap<unknown, unknown> => new Map(all(`SELECT * FROM ${kind}_map_type`).map((row) => [row['ocel_type'], row['ocel_type_map']]));
    const [eventTables, objectTables] = [mapped('event'), mapped('object')];
    const events = all('SELECT * FROM event ORDER BY rowid').map(({ ocel_id: id, ocel_type: type }) => {
      const [row] = all(`SELECT * FROM event_${String(eventTables.get(type))} WHERE ocel_id = ?`, String(id));
      const { ocel_id: _, ocel_time: time, ...attributes } = row ?? {};
      const pairs = (rows: readonly Readonly<Record<string, unknown>>[]): readonly string[] => rows.map(({ objectId, qualifier }) => `${String(objectId)} ${String(qualifier)}`).toSorted();
      return { id, type, time, attributes: Object.entries(attributes).flatMap(([name, value]) => (value === null ? [] : [{ name, value }])), relationships: pairs(all('SELECT ocel_object_id AS objectId, ocel_qualifier AS qualifier FROM event_object WHERE ocel_event_id = ?', String(id))) };
    });
    const unique = (relations: Ocel['events'][number]['relationships']): readonly string[] => [...new Set(relations.map(({ objectId, qualifier }) => `${objectId} ${qualifier}`))].toSorted();
    expect(events).toEqual(ocel.events.map((event) => ({ ...event, relationships: unique(event.relationships) })));
    const objects = all('SELECT * FROM object ORDER BY rowid').map(({ ocel_id: id, ocel_type: type }) => {
      const rows = all(`SELECT * FROM object_${String(objectTables.get(type))} WHERE ocel_id = ? ORDER BY rowid`, String(id));
      return { id, type, rows: rows.length, attributes: rows.flatMap((row) => (row['ocel_changed_field'] === null ? [] : [{ name: row['ocel_changed_field'], time: row['ocel_time'], value: row[String(row['ocel_changed_field'])] }])) };
    });
    expect(objects).toEqual(ocel.objects.map(({ id, type, attributes }) => ({ id, type, rows: attributes.length + 1, attributes })));
    const related = all('SELECT ocel_source_id AS source, ocel_target_id AS objectId, ocel_qualifier AS qualifier FROM object_object').map(({ source, objectId, qualifier }) => `${String(source)} ${String(objectId)} ${String(qualifier)}`);
    expect(related.toSorted()).toEqual(ocel.objects.flatMap(({ id, relationships }) => relationships.map(({ objectId, qualifier }) => `${id} ${objectId} ${qualifier}`)).toSorted());
    database.close();
  });
});

describe('XES', () => {
  it('has a trace for each duty with its wanted events in order, and none of another stream', async () => {
    const traces = (text: string): readonly (readonly [string | undefined, number])[] => text.split('<trace>').slice(1).map((trace) => [/"concept:name" value="([^"]*)"/.exec(trace)?.[1], trace.split('<event>').length - 1] as const);
    const inStream = (stream: string, last = EVERY.length): number => EVERY.slice(0, last).filter((event) => event.stream === stream).length;
    expect(traces(await exported('xes'))).toEqual([['a', inStream('assignment-a')], ['b', inStream('assignment-b')]]);
    expect(traces(await exported('xes', { until: { index: 2 } }))).toEqual([['a', 1]]);
    expect(traces(await exported('xes', { until: { index: 7 } }))).toEqual([['a', 2], ['b', 1]]);
    expect(traces(await exported('xes', { streams: (stream) => stream === 'assignment-b', types: new Set(['task-assigned']) }))).toEqual([['b', 0]]);
    expect(traces(await exported('xes', {}, []))).toEqual([]);
  });

  it('is well-formed whatever people have written', async () => {
    const [event] = EVERY as [LoggedEvent];
    const { metadata: { act: { actor } } } = decodeEvent(event);
    const hostile = { ...event, bytes: new TextEncoder().encode(decoder.decode(event.bytes).replace(JSON.stringify(actor), JSON.stringify(actorId('<a b="c">&\u0001\n')))) };
    const text = await exported('xes', {}, [hostile, ...EVERY.slice(1)]);
    expect(text).toContain('value="&lt;a b=&quot;c&quot;&gt;&amp;\ufffd&#10;"');
    const open: string[] = [];
    for (const [, closing, name, rest] of text.replace(/^<\?xml[^>]*>/, '').matchAll(/<(\/?)([\w:]+)((?:\s[\w:.]+="[^"<]*")*)\s*\/?>/g)) {
      if (closing === '/') expect(open.pop()).toBe(name);
      else if (name === 'log' || name === 'trace' || name === 'event') open.push(name);
      expect(rest).not.toContain('<');
    }
    expect([open, text.split('<').length - 1]).toEqual([[], [...text.matchAll(/<\/?[\w:?]+(?:\s[\w:.]+="[^"<]*")*\s*[/?]?>/g)].length]);
  });
});
