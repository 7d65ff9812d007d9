import { ACT_TITLES } from '../act-titles/index.js';
import { STORED_NAMES } from '../event-catalogue/index.js';
import { instantOf, type ExportedEvent, type ExportWriter } from './exported-event.js';

type ObjectType = 'assignment' | 'directive' | 'inspection' | 'report' | 'urging' | 'body';

interface Relation {
  readonly objectId: string;
  readonly qualifier: string;
}

const EVENT_ATTRIBUTES = ['title', 'actor', 'occurredOn', 'stream', 'revision', 'percent'] as const;
const OBJECT_ATTRIBUTES: Readonly<Record<ObjectType, readonly string[]>> = { assignment: ['taskCode', 'summary', 'due'], directive: [], inspection: [], report: [], urging: [], body: [] };
const NUMBERS: ReadonlySet<string> = new Set(['revision', 'percent']);
const OBJECT_OF_STREAM = /^(assignment|directive|inspection|report|urging)-(?!number-)(.+)$/;
/** Fields of events that name another object, with what it is to the event. */
const NAMED: readonly (readonly [field: string, type: ObjectType, qualifier: string])[] = [
  ['directiveId', 'directive', 'under'], ['leadBody', 'body', 'lead'], ['issuer', 'body', 'issuer'], ['confirmingBody', 'body', 'confirming'], ['supervisingBody', 'body', 'supervising'],
  ['coordinator', 'body', 'coordinator'], ['addressee', 'body', 'addressee'], ['unit', 'body', 'unit'], ['to', 'body', 'to'], ['from', 'body', 'from'], ['partId', 'assignment', 'part'],
]; // prettier-ignore

/**
 * OCEL 2.0 as JSON: events with all objects they touch, for object-centric process mining. Objects are written last: their
 * ids and attributes, not their events, are all that is held in memory.
 */
export function ocelWriter(): ExportWriter {
  const objects = new Map<string, { readonly type: ObjectType; readonly attributes: { readonly name: string; readonly time: string; readonly value: string }[]; readonly relationships: Map<string, string> }>();
  let first = true;

  const objectFor = (type: ObjectType, id: string): string => {
    const objectId = `${type}:${id}`;
    if (!objects.has(objectId)) objects.set(objectId, { type, attributes: [], relationships: new Map() });
    return objectId;
  };

  return {
    head: () => `{"eventTypes":${JSON.stringify(eventTypes())},"objectTypes":${JSON.stringify(objectTypes())},"events":[`,
    event: (exported) => {
      const { recorded: { id, stream, revision, event, metadata: { act } } } = exported;
      const data = event.data as Readonly<Record<string, unknown>>;
      const relationships: Relation[] = [{ objectId: objectFor('body', act.body), qualifier: 'by' }];
      if (act.actingFor !== null) relationships.push({ objectId: objectFor('body', act.actingFor), qualifier: 'for' });
      const [, type, of] = OBJECT_OF_STREAM.exec(stream) ?? [];
      const main = type === undefined || of === undefined ? null : objectFor(type as ObjectType, of);
      if (main !== null) relationships.push({ objectId: main, qualifier: 'about' });
      for (const [field, named, qualifier] of NAMED) {
        const value = data[field];
        if (typeof value !== 'string' || (named === 'body' && !/^[a-z0-9-]{1,64}$/.test(value)) || isDay(value)) continue;
        const objectId = objectFor(named, value);
        if (objectId === main) continue;
        relationships.push({ objectId, qualifier });
        if (main !== null) objects.get(main)?.relationships.set(objectId, qualifier);
      }
      if (main !== null) noteAttributes(main, exported, data);
      const line = JSON.stringify({ id, type: STORED_NAMES[event.type], time: instantOf(exported), attributes: attributesOf({ title: ACT_TITLES[event.type].vi, actor: act.actor, occurredOn: act.occurredOn, stream, revision, percent: data['percent'] }), relationships });
      const separator = first ? '\n' : ',\n';
      first = false;
      return separator + line;
    },
    foot: () => {
      const lines = [...objects].map(([id, { type, attributes, relationships }]) => JSON.stringify({ id, type, attributes, relationships: [...relationships].map(([objectId, qualifier]) => ({ objectId, qualifier })) }));
      return `\n],"objects":[\n${lines.join(',\n')}\n]}\n`;
    },
  };

  function noteAttributes(objectId: string, exported: ExportedEvent, data: Readonly<Record<string, unknown>>): void {
    const object = objects.get(objectId);
    for (const name of object === undefined ? [] : OBJECT_ATTRIBUTES[object.type]) {
      const value = name === 'due' ? (data['due'] ?? data['newDue']) : data[name];
      if (typeof value === 'string') object?.attributes.push({ name, time: instantOf(exported), value });
    }
  }
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);
const attributesOf = (values: Readonly<Record<string, unknown>>): readonly object[] => Object.entries(values).flatMap(([name, value]) => (value === null || value === undefined ? [] : [{ name, value }]));
const eventTypes = (): readonly object[] =>
  Object.keys(ACT_TITLES).map((type) => ({ name: STORED_NAMES[type as keyof typeof STORED_NAMES], attributes: EVENT_ATTRIBUTES.map((name) => ({ name, type: NUMBERS.has(name) ? 'integer' : name === 'occurredOn' ? 'time' : 'string' })) }));
const objectTypes = (): readonly object[] => Object.entries(OBJECT_ATTRIBUTES).map(([name, attributes]) => ({ name, attributes: attributes.map((attribute) => ({ name: attribute, type: 'string' })) }));
