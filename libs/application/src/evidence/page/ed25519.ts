import { plainSha512 } from './sha2.js';

/** A point of the curve as X : Y : Z : T, with x = X/Z, y = Y/Z, x·y = T/Z. */
type CurvePoint = readonly [bigint, bigint, bigint, bigint];

/**
 * Ed25519 by RFC 8032, section 5.1.7, in plain JavaScript, for a browser whose WebCrypto has none. It verifies only: no
 * secret is ever in its hands, so it need not take equal time. Rejects what is not written canonically.
 */
export function plainEd25519Verifies(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const p = 2n ** 255n - 19n;
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const modulo = (value: bigint): bigint => ((value % p) + p) % p;
  const power = (base: bigint, exponent: bigint): bigint => {
    let result = 1n;
    for (let [square, left] = [modulo(base), exponent]; left > 0n; left >>= 1n, square = (square * square) % p) if ((left & 1n) === 1n) result = (result * square) % p;
    return result;
  };
  const d = modulo(-121665n * power(121666n, p - 2n));
  const rootOfMinusOne = power(2n, (p - 1n) / 4n);
  const littleEndian = (bytes: Uint8Array): bigint => bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
  const pointOf = (bytes: Uint8Array): CurvePoint | null => {
    const written = littleEndian(bytes);
    const y = written & (2n ** 255n - 1n);
    if (y >= p) return null;
    const [u, v] = [modulo(y * y - 1n), modulo(d * y * y + 1n)];
    const candidate = modulo(u * power(v, 3n) * power(modulo(u * power(v, 7n)), (p - 5n) / 8n));
    const square = modulo(v * candidate * candidate);
    if (square !== u && square !== modulo(-u)) return null;
    const root = square === u ? candidate : modulo(candidate * rootOfMinusOne);
    const odd = written >> 255n === 1n;
    if (root === 0n && odd) return null;
    const x = Boolean(root & 1n) === odd ? root : modulo(-root);
    return [x, y, 1n, modulo(x * y)];
  };
  const sum = ([x1, y1, z1, t1]: CurvePoint, [x2, y2, z2, t2]: CurvePoint): CurvePoint => {
    const [a, b] = [modulo((y1 - x1) * (y2 - x2)), modulo((y1 + x1) * (y2 + x2))];
    const [c, e] = [modulo(2n * t1 * t2 * d), modulo(2n * z1 * z2)];
    const [f, g, h, i] = [b - a, e - c, e + c, b + a];
    return [modulo(f * g), modulo(h * i), modulo(g * h), modulo(f * i)];
  };
  const times = (point: CurvePoint, scalar: bigint): CurvePoint => {
    let result: CurvePoint = [0n, 1n, 1n, 0n];
    for (let [doubled, left] = [point, scalar]; left > 0n; left >>= 1n, doubled = sum(doubled, doubled)) if ((left & 1n) === 1n) result = sum(result, doubled);
    return result;
  };
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const [key, r] = [pointOf(publicKey), pointOf(signature.slice(0, 32))];
  const s = littleEndian(signature.slice(32));
  if (key === null || r === null || s >= order) return false;
  const hashed = new Uint8Array(64 + message.length);
  hashed.set(signature.slice(0, 32));
  hashed.set(publicKey, 32);
  hashed.set(message, 64);
  const challenge = littleEndian(plainSha512(hashed)) % order;
  const baseY = modulo(4n * power(5n, p - 2n));
  const base = pointOf(Uint8Array.from({ length: 32 }, (_, at) => Number((baseY >> BigInt(8 * at)) & 255n)));
  if (base === null) return false;
  const [left, right] = [times(base, s), sum(r, times(key, challenge))];
  return modulo(left[0] * right[2]) === modulo(right[0] * left[2]) && modulo(left[1] * right[2]) === modulo(right[1] * left[2]);
}
