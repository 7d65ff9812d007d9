/** DER of `2.16.840.1.101.3.4.2.1` (SHA-256) with a NULL for its parameters. */
const SHA256 = Buffer.from('300d06096086480165030402010500', 'hex');
const NONCE_BYTES = 8;

/** RFC 3161 `TimeStampReq` of a SHA-256 hash, asking for the certificate. @param nonce at least 8 bytes of chance. */
export function timeStampRequest(hash: Uint8Array, nonce: Uint8Array): Uint8Array {
  const imprint = sequence(SHA256, der(0x04, hash));
  return sequence(der(0x02, Uint8Array.of(1)), imprint, der(0x02, positive(nonce)), der(0x01, Uint8Array.of(0xff)));
}

/** The nonce as it stands in the request, and so must stand in the answer. */
export const positive = (nonce: Uint8Array): Uint8Array => {
  const digits = nonce.slice(0, NONCE_BYTES);
  digits[0] = ((digits[0] as number) & 0x7f) | 0x40; // positive, and no shorter
  return digits;
};

/** Does the response grant a timestamp of that hash, and answer that nonce? Its signature is for `openssl ts -verify`. */
export function grants(response: Uint8Array, hash: Uint8Array, nonce: Uint8Array): boolean {
  const status = statusOf(Buffer.from(response));
  const bytes = Buffer.from(response);
  return (status === 0 || status === 1) && bytes.includes(Buffer.concat([SHA256, der(0x04, hash)])) && bytes.includes(der(0x02, positive(nonce)));
}

/** `PKIStatus` of a `TimeStampResp`: 0 granted, 1 granted with changes; null when there is none. */
function statusOf(response: Buffer): number | null {
  const outer = contentOf(response, 0x30);
  const info = outer === null ? null : contentOf(outer, 0x30);
  const status = info === null ? null : contentOf(info, 0x02);
  return status?.length === 1 ? (status[0] as number) : null;
}

/** What is in the first element, if it has that tag and is whole. */
function contentOf(bytes: Buffer, tag: number): Buffer | null {
  if (bytes[0] !== tag || bytes.length < 2) return null;
  const short = bytes[1] as number;
  const extra = short < 0x80 ? 0 : short & 0x7f;
  if (extra > 4 || bytes.length < 2 + extra) return null;
  const length = extra === 0 ? short : bytes.readUIntBE(2, extra);
  return bytes.length < 2 + extra + length ? null : bytes.subarray(2 + extra, 2 + extra + length);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, Buffer.concat(parts));

/** An element of less than 128 bytes. */
const der = (tag: number, content: Uint8Array): Buffer => Buffer.concat([Uint8Array.of(tag, content.length), content]);
