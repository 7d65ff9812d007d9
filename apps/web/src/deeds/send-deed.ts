import { answerOf, api, type Schemas } from '../api/client.js';
import type { Answers, AskedField, Sent } from '../forms/asked-form.js';
import { contentOf } from '../forms/content-of.js';
import { ownPaperIn, paperDayIn } from '../forms/paper-fields.js';
import type { Deed } from './deed.js';

/** What an act answers; what is no act of the log answers something of its own, or nothing. */
export type Done = Partial<Schemas['ReceiptView']>;

interface Asked extends Sent {
  /** The parts of the address, by their names. */
  readonly path: Readonly<Record<string, string>>;
  /** In whose name; null = one's own body. */
  readonly actingFor: string | null;
  /** Whose paper it is, where it is one. */
  readonly issuer: string;
}

/** Does it with what was typed. That the parts are those of its route is proved by the test of all forms, not by types. @throws ApiProblemError, UnreachableError */
export async function sendDeed(deed: Deed, fields: readonly AskedField[], answers: Answers, { path, actingFor, issuer, key, etag, files }: Asked): Promise<Done> {
  const plain = deed.plain ?? false;
  const method: 'POST' | 'PUT' | 'DELETE' = deed.method ?? 'POST';
  const header = plain ? {} : { 'Idempotency-Key': key, ...(etag !== null && { 'If-Match': etag }) };
  const beside = plain ? {} : { actingFor, ...paperDayIn(answers), ...(deed.paper !== undefined && ownPaperIn(answers, deed.paper, issuer)), ...(files.length > 0 && { files }) };
  // What the address has a place for is no part of the body.
  const said = Object.entries(contentOf(fields, answers));
  const isPlace = ([name]: readonly [string, unknown]): boolean => deed.address.includes(`{${name}}`);
  const places = { ...path, ...Object.fromEntries(said.filter(isPlace)) };
  const body = method === 'DELETE' ? undefined : { ...Object.fromEntries(said.filter((one) => !isPlace(one))), ...beside };
  const asked = api.request(method.toLowerCase() as 'post', deed.address as never, { params: { path: places, header }, ...(body !== undefined && { body }) } as never);
  return (await answerOf<Done | undefined>(asked as never)) ?? {};
}
