import type { AssignmentId, BodyId, ClaimedNumber, DirectiveId, UrgingId } from '#libs/domain';

/** Names of streams: ASCII letters, digits, hyphens and dots, safe in every log. Fixed for ever, since events hang on them. */
export const ORGANISATION_STREAM = 'organisation-register';

export const assignmentStream = (id: AssignmentId): string => `assignment-${id}`;
export const directiveStream = (id: DirectiveId): string => `directive-${id}`;
/** Of one body: until where it has seen its notices. */
export const noticeDeskStream = (body: BodyId): string => `${NOTICE_DESK_PREFIX}${body}`;
export const urgingStream = (id: UrgingId): string => `${URGING_PREFIX}${id}`;
export const receiptStream = (directive: DirectiveId, addressee: BodyId): string => `receipt-${directive}-${addressee}`;

const RANKING_STREAM = /^ranking-(\d{4}(?:-[QH]\d)?)-(.+)$/;
/** Of an office and a period, e.g. `ranking-2022-Q1-ban-dan-van`: one list for both. Ids of bodies hold no capital letter, so the two cannot be mistaken. */
export const rankingStream = (office: BodyId, period: string): string => `ranking-${period}-${office}`;

/** The reverse of `rankingStream`; null for any other stream. */
export function rankingOfStream(stream: string): { readonly office: BodyId; readonly period: string } | null {
  const match = RANKING_STREAM.exec(stream);
  return match === null ? null : { period: match[1] as string, office: match[2] as BodyId };
}

const NUMBER_PREFIX = 'directive-number-';
const URGING_PREFIX = 'urging-';
const NOTICE_DESK_PREFIX = 'notice-desk-';

/** Claims stand in a stream of the number's own. The kind may hold a letter beyond ASCII (QĐ, ĐA): written as its code point, `.110.`. */
export const directiveNumberStream = ({ issuer, kind, year, number }: ClaimedNumber): string =>
  `${NUMBER_PREFIX}${issuer}-${asAscii(kind)}-${year}-${number}`;

const NUMBER_STREAM = /^directive-number-(.+)-([^-]+)-(\d+)-(\d+)$/;

/** The reverse of `directiveNumberStream`; null for any other stream. */
export function claimedNumberOf(stream: string): ClaimedNumber | null {
  const match = NUMBER_STREAM.exec(stream);
  if (match === null) return null;
  const [, issuer, kind, year, number] = match as unknown as [string, string, string, string, string];
  return { issuer: issuer as BodyId, kind: asText(kind) as ClaimedNumber['kind'], year: Number(year), number: Number(number) };
}

const asAscii = (text: string): string => text.replace(/[^A-Za-z0-9]/gu, (character) => `.${(character.codePointAt(0) as number).toString(16)}.`);
const asText = (encoded: string): string => encoded.replace(/\.([0-9a-f]+)\./g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));

/** The id of the thing that a stream is about, as answers name it. */
export function idOfStream(stream: string): string {
  if (stream.startsWith('assignment-')) return stream.slice('assignment-'.length);
  if (stream.startsWith(NUMBER_PREFIX)) return stream.slice(NUMBER_PREFIX.length);
  if (stream.startsWith('directive-')) return stream.slice('directive-'.length);
  if (stream.startsWith(NOTICE_DESK_PREFIX)) return stream.slice(NOTICE_DESK_PREFIX.length);
  if (stream.startsWith('inspection-')) return stream.slice('inspection-'.length);
  if (stream.startsWith('oversight-')) return stream.slice('oversight-'.length);
  if (stream.startsWith(URGING_PREFIX)) return stream.slice(URGING_PREFIX.length);
  if (stream.startsWith('ranking-')) return stream.slice('ranking-'.length);
  if (stream.startsWith('indicator-')) return stream.slice('indicator-'.length);
  if (stream.startsWith('handling-')) return stream.slice('handling-'.length);
  if (stream.startsWith('proposal-')) return stream.slice('proposal-'.length);
  if (stream.startsWith('file-')) return stream.slice('file-'.length);
  if (stream.startsWith('person-')) return stream.slice('person-'.length);
  const reporting = /^(?:reporting|report|review)-(.+)$/.exec(stream);
  if (reporting !== null) return reporting[1] as string;
  return stream.startsWith('receipt-') ? stream.slice('receipt-'.length) : stream;
}
