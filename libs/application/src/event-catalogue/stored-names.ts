import { STORED_BY_TYPE } from './envelope.js';
import type { DomainEventType } from './recorded-event.js';

/** The stored name of each event. */
export const STORED_NAMES = Object.fromEntries(Object.values(STORED_BY_TYPE).map(({ type, name }) => [type, name])) as Readonly<Record<DomainEventType, string>>;

/** Length of `{"type":"`, with which every envelope begins. */
const START = 9;
const QUOTE = 34;

/** The stored name in the bytes of an event, without decoding them: for those who want few events of many. Not checked. */
export function storedNameOf(bytes: Uint8Array): string {
  let name = '';
  for (let at = START; at < bytes.length && bytes[at] !== QUOTE; at++) name += String.fromCharCode(bytes[at] as number);
  return name;
}
