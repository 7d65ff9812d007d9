import { ACT_TITLES } from '../act-titles/index.js';
import { STORED_NAMES } from '../event-catalogue/index.js';
import { instantOf, type ExportedEvent } from './exported-event.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };
const REPLACEMENT = '\ufffd';
/** Characters that XML 1.0 cannot hold at all (`Char` of its production 2), but for those that are escaped. */
const isForbidden = (character: string): boolean => (character < ' ' && ESCAPES[character] === undefined) || character === '\ufffe' || character === '\uffff';
const escaped = (text: string): string => Array.from(text, (character) => (isForbidden(character) ? REPLACEMENT : (ESCAPES[character] ?? character))).join('');
const string = (key: string, value: string | null): string => (value === null ? '' : `<string key="${key}" value="${escaped(value)}"/>`);

/** The beginning of a log by XES (IEEE 1849); a trace is one duty. */
export const XES_HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<classifier name="Activity" keys="concept:name"/>
`;
export const XES_FOOT = '</log>\n';

/** One duty with its events, in order. */
export const xesTrace = (id: string, events: readonly ExportedEvent[]): string => `<trace>${string('concept:name', id)}\n${events.map(xesEvent).join('')}</trace>\n`;

function xesEvent(exported: ExportedEvent): string {
  const { recorded: { id, event, metadata: { act } } } = exported;
  const values = [
    string('concept:name', STORED_NAMES[event.type]), string('title', ACT_TITLES[event.type].vi), string('identity:id', id), `<date key="time:timestamp" value="${instantOf(exported)}"/>`, string('lifecycle:transition', 'complete'),
    string('org:resource', act.actor), string('org:group', act.body), string('actingFor', act.actingFor), string('occurredOn', act.occurredOn),
  ]; // prettier-ignore
  return `<event>${values.join('')}</event>\n`;
}
