import { ACT_TITLES } from '../act-titles/index.js';
import { STORED_NAMES } from '../event-catalogue/index.js';
import type { OcelBook } from '../ports/ocel-book.js';
import type { ExportedEvent } from './exported-event.js';
import { EVENT_ATTRIBUTES, OBJECT_ATTRIBUTES, OCEL_OBJECT_TYPES, ocelEntry } from './ocel-entry.js';

/** OCEL 2.0 as JSON: events with all objects they touch, for object-centric process mining. Objects come last, out of the book. */
export async function* ocelPieces(events: AsyncIterable<ExportedEvent>, book: OcelBook): AsyncGenerator<string> {
  yield `{"eventTypes":${JSON.stringify(eventTypes())},"objectTypes":${JSON.stringify(objectTypes())},"events":[`;
  let separator = '\n';
  for await (const exported of events) {
    const entry = ocelEntry(exported);
    book.add(entry);
    const { attributes, ...event } = entry.event;
    yield `${separator}${JSON.stringify({ id: event.id, type: event.type, time: event.time, attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })), relationships: event.relationships })}`;
    separator = ',\n';
  }
  yield '\n],"objects":[';
  separator = '\n';
  for (const { id, type, attributes, relationships } of book.objects()) {
    yield `${separator}${JSON.stringify({ id, type, attributes, relationships })}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

const eventTypes = (): readonly object[] =>
  Object.keys(ACT_TITLES).map((type) => ({ name: STORED_NAMES[type as keyof typeof STORED_NAMES], attributes: Object.entries(EVENT_ATTRIBUTES).map(([name, of]) => ({ name, type: of })) }));
const objectTypes = (): readonly object[] => OCEL_OBJECT_TYPES.map((name) => ({ name, attributes: OBJECT_ATTRIBUTES[name].map((attribute) => ({ name: attribute, type: 'string' })) }));
