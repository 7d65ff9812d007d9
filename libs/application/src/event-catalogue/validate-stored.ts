import type { ActorId, BodyId, LocalDate } from '#libs/domain';
import { STORED_BY_NAME, type Envelope, type StoredMetadata } from './envelope.js';
import { day, id, text, wholeNumber, type Shape } from './shape.js';

const decoder = new TextDecoder('utf-8', { fatal: true });

const instant: Shape<string> = {
  fault: (value, path) => (typeof value === 'string' && isInstantText(value) ? null : `${path}: not an instant in UTC`),
  write: (value) => JSON.stringify(value),
};

const META: { readonly [K in keyof StoredMetadata]-?: Shape<Exclude<StoredMetadata[K], undefined>> } = {
  recordedAt: instant,
  occurredOn: day<LocalDate>(),
  lateEntryBasis: text,
  actor: id<ActorId>(),
  body: id<BodyId>(),
  actingFor: id<BodyId>(),
  commandId: id(),
  correlationId: id(),
  causationId: id(),
  preparedBy: id<ActorId>(),
  requestHash: id(),
  policy: wholeNumber,
  calendar: wholeNumber,
};
const MAY_BE_ABSENT: ReadonlySet<string> = new Set(['lateEntryBasis', 'actingFor', 'correlationId', 'causationId', 'preparedBy', 'requestHash']);

/**
 * The full check of stored bytes, for export, doctor and the golden files: known type and version, every field of data
 * and metadata, and nothing else.
 * @returns null when they fit, else the first fault with its path.
 */
export function validateStored(bytes: Uint8Array): string | null {
  let envelope: unknown;
  try {
    envelope = JSON.parse(decoder.decode(bytes));
  } catch {
    return 'no JSON in UTF-8';
  }
  if (typeof envelope !== 'object' || envelope === null || Array.isArray(envelope)) return 'not an object';
  if (Object.keys(envelope).join() !== 'type,version,data,meta') return 'not the fields type, version, data, meta in this order';
  const { type, version, data, meta } = envelope as Envelope;
  const stored = STORED_BY_NAME.get(type);
  if (stored === undefined) return `type: unknown ${JSON.stringify(type)}`;
  const shape = version === stored.schemaVersion ? stored.newest : stored.older[version - 1]?.shape;
  if (shape === undefined) return `version: unknown ${JSON.stringify(version)}`;
  return shape.fault(data, 'data') ?? metadataFault(meta);
}

function metadataFault(meta: unknown): string | null {
  if (typeof meta !== 'object' || meta === null || Array.isArray(meta)) return 'meta: not an object';
  for (const name of Object.keys(meta)) if (!Object.hasOwn(META, name)) return `meta.${name}: unknown field`;
  for (const [name, shape] of Object.entries(META)) {
    const present = Object.hasOwn(meta, name);
    if (!present && !MAY_BE_ABSENT.has(name)) return `meta.${name}: missing`;
    const fault = present ? shape.fault((meta as Record<string, unknown>)[name], `meta.${name}`) : null;
    if (fault !== null) return fault;
  }
  return null;
}

function isInstantText(value: string): boolean {
  const at = Date.parse(value);
  return Number.isFinite(at) && new Date(at).toISOString() === value;
}
