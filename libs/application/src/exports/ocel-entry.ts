import { ACT_TITLES } from '../act-titles/index.js';
import { STORED_NAMES } from '../event-catalogue/index.js';
import type { OcelAttributeType, OcelEntry, OcelRelation } from '../ports/ocel-book.js';
import { instantOf, type ExportedEvent } from './exported-event.js';

export const OCEL_OBJECT_TYPES = ['assignment', 'directive', 'inspection', 'report', 'urging', 'body'] as const;
type ObjectType = (typeof OCEL_OBJECT_TYPES)[number];

/** Attributes of every event, with the type that the formats know them by. */
export const EVENT_ATTRIBUTES: Readonly<Record<string, OcelAttributeType>> = { title: 'string', actor: 'string', occurredOn: 'time', stream: 'string', revision: 'integer', percent: 'integer' };
export const OBJECT_ATTRIBUTES: Readonly<Record<ObjectType, readonly string[]>> = { assignment: ['taskCode', 'summary', 'due'], directive: [], inspection: [], report: [], urging: [], body: [] };

const OBJECT_OF_STREAM = /^(assignment|directive|inspection|report|urging)-(?!number-)(.+)$/;
/** Fields of events that name another object, with what it is to the event. */
const NAMED: readonly (readonly [field: string, type: ObjectType, qualifier: string])[] = [
  ['directiveId', 'directive', 'under'], ['leadBody', 'body', 'lead'], ['issuer', 'body', 'issuer'], ['confirmingBody', 'body', 'confirming'], ['supervisingBody', 'body', 'supervising'],
  ['coordinator', 'body', 'coordinator'], ['addressee', 'body', 'addressee'], ['unit', 'body', 'unit'], ['to', 'body', 'to'], ['from', 'body', 'from'], ['partId', 'assignment', 'part'],
]; // prettier-ignore

/** What one event says in the terms of OCEL 2.0: itself, the objects that it touches, and what it makes known of them. */
export function ocelEntry(exported: ExportedEvent): OcelEntry {
  const { recorded: { id, stream, revision, event, metadata: { act } } } = exported;
  const data = event.data as Readonly<Record<string, unknown>>;
  const objects = new Map<string, { readonly id: string; readonly type: string }>();
  const objectFor = (type: ObjectType, of: string): string => {
    const objectId = `${type}:${of}`;
    objects.set(objectId, { id: objectId, type });
    return objectId;
  };
  const relationships: OcelRelation[] = [{ objectId: objectFor('body', act.body), qualifier: 'by' }];
  if (act.actingFor !== null) relationships.push({ objectId: objectFor('body', act.actingFor), qualifier: 'for' });
  const [, type, of] = OBJECT_OF_STREAM.exec(stream) ?? [];
  const main = type === undefined || of === undefined ? null : objectFor(type as ObjectType, of);
  if (main !== null) relationships.push({ objectId: main, qualifier: 'about' });
  const related: OcelRelation[] = [];
  for (const [field, named, qualifier] of NAMED) {
    const value = data[field];
    if (typeof value !== 'string' || (named === 'body' && !/^[a-z0-9-]{1,64}$/.test(value)) || isDay(value)) continue;
    const objectId = objectFor(named, value);
    if (objectId !== main) related.push({ objectId, qualifier });
  }
  const [time, name] = [instantOf(exported), STORED_NAMES[event.type]];
  const attributes = { title: ACT_TITLES[event.type].vi, actor: act.actor, occurredOn: act.occurredOn, stream, revision, percent: data['percent'] };
  return {
    event: { id, type: name, time, attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined)) as OcelEntry['event']['attributes'], relationships: [...relationships, ...related] },
    objects: [...objects.values()],
    about: main === null ? null : { objectId: main, relationships: related, attributes: noted(type as ObjectType, data) },
  };
}

function noted(type: ObjectType, data: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const values = OBJECT_ATTRIBUTES[type].map((name) => [name, name === 'due' ? (data['due'] ?? data['newDue']) : data[name]] as const);
  return Object.fromEntries(values.filter((pair): pair is readonly [string, string] => typeof pair[1] === 'string'));
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);
