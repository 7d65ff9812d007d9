/** What a receipt says (c2sp.org/tlog-proof): the entry that is proved, its place, the way to the root, and the signed checkpoint. */
export interface Receipt {
  /** The bytes of the entry, as they are hashed. */
  readonly entry: Uint8Array<ArrayBuffer>;
  /** Of the leaf, from 0. */
  readonly index: number;
  readonly path: readonly Uint8Array<ArrayBuffer>[];
  /** Lines of the checkpoint with the newline of the last: what is signed. */
  readonly checkpoint: string;
  readonly treeSize: number;
  readonly root: Uint8Array<ArrayBuffer>;
  readonly signatures: readonly { readonly name: string; readonly keyId: string; readonly signature: Uint8Array<ArrayBuffer> }[];
}

const HEAD = 'c2sp.org/tlog-proof@v1';
const KEY_ID_BYTES = 4;
const WHOLE = /^(?:0|[1-9]\d{0,15})$/;

/** Reads a receipt; null when it is none. */
export function readReceipt(text: string): Receipt | null {
  const [head = '', checkpoint = '', signed = ''] = text.split('\n\n');
  const [first, extra = '', indexLine = '', ...pathLines] = head.split('\n');
  const [, size = '', root = ''] = checkpoint.split('\n');
  const entry = fromBase64(extra.replace(/^extra /, ''));
  const path = pathLines.map(fromBase64);
  const rootBytes = fromBase64(root);
  const index = indexLine.replace(/^index /, '');
  if (first !== HEAD || entry === null || rootBytes === null || path.includes(null) || !WHOLE.test(index) || !WHOLE.test(size)) return null;
  const signatures = signed.split('\n').filter((line) => line !== '').map(readSignature);
  if (signatures.length === 0 || signatures.includes(null)) return null;
  return {
    entry, index: Number(index), path: path.filter((hash) => hash !== null), checkpoint: `${checkpoint}\n`, treeSize: Number(size), root: rootBytes, signatures: signatures.filter((line) => line !== null),
  }; // prettier-ignore
}

function readSignature(line: string): Receipt['signatures'][number] | null {
  const [dash, name = '', encoded = ''] = line.split(' ');
  const bytes = fromBase64(encoded);
  if (dash !== '—' || bytes === null || bytes.length <= KEY_ID_BYTES) return null;
  return { name, keyId: hexadecimal(bytes.subarray(0, KEY_ID_BYTES)), signature: bytes.slice(KEY_ID_BYTES) };
}

/** A key that signs the log, as `<name>+<key id>+<base 64>` tells it. */
export interface LogKey {
  readonly name: string;
  readonly id: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

const LOG_KEY_KIND = 1;
const PUBLIC_KEY_BYTES = 32;

/** Reads a verifier key of a log; null when it is none. */
export function readLogKey(text: string): LogKey | null {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  return bytes === null || bytes[0] !== LOG_KEY_KIND || bytes.length !== 1 + PUBLIC_KEY_BYTES ? null : { name, id, publicKey: bytes.slice(1) };
}

export const hexadecimal = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Null when it is none. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
