/**
 * SHA-256 and SHA-512 in plain JavaScript, for a browser that has no WebCrypto on a page from a stick. Part of the script of
 * an evidence page: functions alone, which name nothing outside the files of this folder.
 */

/** The first `count` primes. */
export function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number++) if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes;
}

/** Whole part of the root of that degree. */
export function wholeRoot(value: bigint, degree: bigint): bigint {
  let high = 1n << (BigInt(value.toString(2).length) / degree + 1n);
  for (;;) {
    const next = ((degree - 1n) * high + value / high ** (degree - 1n)) / degree;
    if (next >= high) return high;
    high = next;
  }
}

/** FIPS 180-4: the first 64 bits of the fractions of roots of primes. */
export function rootFractions(count: number, degree: bigint): readonly bigint[] {
  return firstPrimes(count).map((prime) => wholeRoot(BigInt(prime) << (64n * degree), degree) & 0xffffffffffffffffn);
}

/** The message with its end, as FIPS 180-4 pads it to whole blocks. */
export function padded(message: Uint8Array, block: 64 | 128): DataView {
  const bytes = new Uint8Array(Math.ceil((message.length + 1 + block / 8) / block) * block);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(message.length / 0x20000000));
  view.setUint32(bytes.length - 4, (message.length << 3) >>> 0);
  return view;
}

/** Makes a SHA-256 that keeps its constants. */
export function plainSha256(): (message: Uint8Array) => Uint8Array {
  const k = Int32Array.from(rootFractions(64, 3n), (fraction) => Number(fraction >> 32n));
  const start = Int32Array.from(rootFractions(8, 2n), (fraction) => Number(fraction >> 32n));
  const w = new Int32Array(64);
  const turned = (x: number, by: number): number => (x >>> by) | (x << (32 - by));
  return (message) => {
    const view = padded(message, 64);
    const state = start.slice();
    for (let from = 0; from < view.byteLength; from += 64) {
      for (let t = 0; t < 16; t++) w[t] = view.getInt32(from + 4 * t);
      for (let t = 16; t < 64; t++) {
        const [x, y] = [w[t - 15] as number, w[t - 2] as number];
        w[t] = ((w[t - 16] as number) + (turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)) + (w[t - 7] as number) + (turned(y, 17) ^ turned(y, 19) ^ (y >>> 10))) | 0;
      }
      let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
      for (let t = 0; t < 64; t++) {
        const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + (k[t] as number) + (w[t] as number)) | 0;
        const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((value, at) => (state[at] = ((state[at] as number) + value) | 0));
    }
    const digest = new DataView(new ArrayBuffer(32));
    state.forEach((value, at) => digest.setInt32(4 * at, value));
    return new Uint8Array(digest.buffer);
  };
}

/** SHA-512; for one signature, so that it need not be quick. */
export function plainSha512(message: Uint8Array): Uint8Array {
  const mask = 0xffffffffffffffffn;
  const k = rootFractions(80, 3n);
  const view = padded(message, 128);
  const turned = (x: bigint, by: bigint): bigint => ((x >> by) | (x << (64n - by))) & mask;
  let state = [...rootFractions(8, 2n)];
  for (let from = 0; from < view.byteLength; from += 128) {
    const w: bigint[] = [];
    for (let t = 0; t < 16; t++) w.push(view.getBigUint64(from + 8 * t));
    for (let t = 16; t < 80; t++) {
      const [x, y] = [w[t - 15] as bigint, w[t - 2] as bigint];
      w.push(((w[t - 16] as bigint) + (turned(x, 1n) ^ turned(x, 8n) ^ (x >> 7n)) + (w[t - 7] as bigint) + (turned(y, 19n) ^ turned(y, 61n) ^ (y >> 6n))) & mask);
    }
    let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
    for (let t = 0; t < 80; t++) {
      const first = h + (turned(e, 14n) ^ turned(e, 18n) ^ turned(e, 41n)) + ((e & f) ^ (~e & mask & g)) + (k[t] as bigint) + (w[t] as bigint);
      const second = (turned(a, 28n) ^ turned(a, 34n) ^ turned(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) & mask, c, b, a, (first + second) & mask];
    }
    state = [a, b, c, d, e, f, g, h].map((value, at) => ((state[at] as bigint) + value) & mask);
  }
  const digest = new DataView(new ArrayBuffer(64));
  state.forEach((value, at) => digest.setBigUint64(8 * at, value));
  return new Uint8Array(digest.buffer);
}
