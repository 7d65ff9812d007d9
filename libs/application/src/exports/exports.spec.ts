import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { decodeEvent, EVENT_CATALOGUE, type StoredEvent } from '../event-catalogue/index.js';
import { cloudEventsWriter } from './cloud-events.js';
import { csvCell, csvWriter } from './csv.js';
import type { ExportedEvent, ExportWriter } from './exported-event.js';
import { ocelWriter } from './ocel.js';
import { XES_FOOT, XES_HEAD, xesTrace } from './xes.js';

/** Every kind of event there is, each in a stream of its noun. */
const EVERY: readonly ExportedEvent[] = (Object.values(EVENT_CATALOGUE) as unknown as readonly StoredEvent[]).map(({ name, schemaVersion }, place) => {
  const bytes = new Uint8Array(readFileSync(join(process.cwd(), 'test', 'golden', `${name}.v${schemaVersion}.json`)));
  const stream = ['assignment-a', 'directive-d', 'directive-number-x', 'inspection-i', 'organisation-register'][place % 5] as string;
  return { index: place + 1, recorded: decodeEvent({ id: `00000000-0000-5000-8000-${String(place).padStart(12, '0')}`, stream, revision: place, position: String(place), bytes }) };
});
const written = (writer: ExportWriter, events = EVERY): string => writer.head() + events.map((event) => writer.event(event)).join('') + writer.foot();

describe('CSV', () => {
  it.each([
    ['=1+1', "'=1+1"], ['+84 203', "'+84 203"], ['-5', "'-5"], ['@SUM(A1)', "'@SUM(A1)"], ['\t=1', "'\t=1"], [' =1', "' =1"], ['＝1', "'＝1"], ['\r=1', '"\'\r=1"'],
    ['bình thường', 'bình thường'], ['a,b', '"a,b"'], ['nói "có"', '"nói ""có"""'], ['dòng\nmới', '"dòng\nmới"'], ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ])('writes %j so that no spreadsheet runs it', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it('has a line for each event, with as many cells as the head', () => {
    const lines = written(csvWriter()).split('\r\n').slice(0, -1);
    expect([lines.length, lines[0]]).toEqual([EVERY.length + 1, '\uFEFFindex,recordedAt,occurredOn,type,title,stream,revision,body,actingFor,actor,lateEntryBasis,data']);
    const cells = lines.map((line) => [...line.matchAll(/(?:^|,)(?:"(?:[^"]|"")*"|[^",]*)/g)].length);
    expect(new Set(cells)).toEqual(new Set([12]));
    expect(lines[1]).toMatch(/^1,2021-11-16T02:03:04.005Z,2021-11-15,task-assigned,Giao nhiệm vụ,assignment-a,0,ban-tuyen-giao,btv-tinh-uy,/);
  });
});

describe('CloudEvents 1.0', () => {
  it('has the attributes that are required, and names of our own that are lower case', () => {
    for (const line of written(cloudEventsWriter()).trimEnd().split('\n')) {
      const event = JSON.parse(line) as Readonly<Record<string, unknown>>;
      expect(event).toMatchObject({ specversion: '1.0', id: expect.any(String) as unknown, source: expect.stringMatching(/^\/streams\//) as unknown, type: expect.stringMatching(/^dondoc\.[a-z-]+$/) as unknown, time: '2021-11-16T02:03:04.005Z' });
      expect(Object.keys(event).every((name) => /^[a-z0-9]{1,20}$/.test(name))).toBe(true);
    }
  });
});

describe('OCEL 2.0', () => {
  interface Ocel {
    readonly eventTypes: readonly { readonly name: string; readonly attributes: readonly { readonly name: string }[] }[];
    readonly objectTypes: readonly { readonly name: string; readonly attributes: readonly { readonly name: string }[] }[];
    readonly events: readonly { readonly id: string; readonly type: string; readonly time: string; readonly attributes: readonly { readonly name: string; readonly value: unknown }[]; readonly relationships: readonly { readonly objectId: string; readonly qualifier: string }[] }[];
    readonly objects: readonly { readonly id: string; readonly type: string; readonly attributes: readonly { readonly name: string; readonly time: string; readonly value: unknown }[]; readonly relationships: readonly { readonly objectId: string; readonly qualifier: string }[] }[];
  }
  const ocel = JSON.parse(written(ocelWriter())) as Ocel;

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
  });

  it('is whole without any event', () => {
    expect(JSON.parse(written(ocelWriter(), []))).toMatchObject({ events: [], objects: [] });
  });
});

describe('XES', () => {
  it('is well-formed whatever people have written', () => {
    const [event] = EVERY as [ExportedEvent];
    const hostile = { ...event, recorded: { ...event.recorded, metadata: { ...event.recorded.metadata, act: { ...event.recorded.metadata.act, actor: '<a b="c">&\u0000\n' as never } } } };
    const text = XES_HEAD + xesTrace('a"<&', [hostile]) + xesTrace('b', EVERY.slice(0, 3)) + XES_FOOT;
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
