import { ACT_TITLES } from '../act-titles/index.js';
import { decodeEvent, STORED_NAMES } from '../event-catalogue/index.js';
import type { Position } from '../ports/index.js';
import { instantOf, type ExportedEvent } from './exported-event.js';
import { exportedEvents, isWanted, numberedEvents, type ExportScope, type LogToExport, type NumberedEvent } from './exported-events.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };
const REPLACEMENT = '\ufffd';
/** Characters that XML 1.0 cannot hold at all (`Char` of its production 2), but for those that are escaped. */
const isForbidden = (character: string): boolean => (character < ' ' && ESCAPES[character] === undefined) || character === '\ufffe' || character === '\uffff';
const escaped = (text: string): string => Array.from(text, (character) => (isForbidden(character) ? REPLACEMENT : (ESCAPES[character] ?? character))).join('');
const string = (key: string, value: string | null): string => (value === null ? '' : `<string key="${key}" value="${escaped(value)}"/>`);

/** The beginning of a log by XES (IEEE 1849); a trace is one duty. */
const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<classifier name="Activity" keys="concept:name"/>
`;

const DUTY = 'assignment-';
const EVENTS_A_PAGE = 500;

/**
 * Every duty as a trace with its wanted events. A trace is written where the log has the first event of its duty, from the
 * duty's stream: so no names are kept, however many duties there are.
 */
export async function* xesPieces(log: LogToExport, scope: ExportScope): AsyncGenerator<string> {
  yield HEAD;
  const last = await lastOf(log, scope);
  for await (const { index, logged: { stream, revision } } of numberedEvents(log, last?.index ?? 0)) {
    if (revision === 0 && last !== null && index <= last.index && stream.startsWith(DUTY) && scope.streams?.(stream) !== false) yield* trace(log, stream, last.logged.position, scope);
  }
  yield '</log>\n';
}

/** The last event that was recorded by then; null = there is none. */
async function lastOf(log: LogToExport, { until }: ExportScope): Promise<NumberedEvent | null> {
  let last: NumberedEvent | null = null;
  const none = { until, types: null, body: null, streams: null };
  for await (const { index, logged } of until !== null && 'at' in until ? exportedEvents(log, none) : numberedEvents(log, until?.index)) last = { index, logged };
  return last;
}

async function* trace(log: LogToExport, stream: string, end: Position, scope: ExportScope): AsyncGenerator<string> {
  yield `<trace>${string('concept:name', stream.slice(DUTY.length))}\n`;
  for (let fromRevision = 0; ; fromRevision += EVENTS_A_PAGE) {
    const page = await log.readStream(stream, { fromRevision, limit: EVENTS_A_PAGE });
    for (const logged of page) {
      const recorded = logged.position <= end ? decodeEvent(logged) : null;
      if (recorded !== null && isWanted(recorded, scope)) yield xesEvent({ index: 0, recorded });
    }
    if (page.length < EVENTS_A_PAGE || (page.at(-1)?.position ?? end) > end) break;
  }
  yield '</trace>\n';
}

function xesEvent(exported: ExportedEvent): string {
  const { recorded: { id, event, metadata: { act } } } = exported;
  const values = [
    string('concept:name', STORED_NAMES[event.type]), string('title', ACT_TITLES[event.type].vi), string('identity:id', id), `<date key="time:timestamp" value="${instantOf(exported)}"/>`, string('lifecycle:transition', 'complete'),
    string('org:resource', act.actor), string('org:group', act.body), string('actingFor', act.actingFor), string('occurredOn', act.occurredOn),
  ]; // prettier-ignore
  return `<event>${values.join('')}</event>\n`;
}
