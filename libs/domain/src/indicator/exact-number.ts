declare const brand: unique symbol;

/** A number as written, exactly: `78000`, `62.5`, `-0.4`. Decimal point, no grouping, no superfluous zero. */
export type DecimalText = string & { readonly [brand]: 'DecimalText' };

/** A fraction in lowest terms; `d` is above zero. Never a float: 0.1 + 0.2 would already be wrong. */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

/** Up to 18 digits before and 9 after the point. A last zero after the point is refused, so that "78.000" is not taken for 78. */
const SHAPE = /^-?(?:0|[1-9]\d{0,17})(?:\.\d{0,8}[1-9])?$/;

/** The text as an exact number; null unless it is in the one form that each number has. */
export const parseDecimal = (text: string): DecimalText | null => (SHAPE.test(text) && text !== '-0' ? (text as DecimalText) : null);

/** @throws RangeError for a literal that is no decimal: a programming error, not bad input. */
export function decimal(text: string): DecimalText {
  const parsed = parseDecimal(text);
  if (parsed === null) throw new RangeError(`not a decimal: ${text}`);
  return parsed;
}

export function exactOf(text: DecimalText): Exact {
  const [whole = '0', fraction = ''] = text.split('.');
  return fractionOf(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

/** n/d in lowest terms. @throws RangeError when `d` is zero. */
export function fractionOf(n: bigint, d: bigint): Exact {
  if (d === 0n) throw new RangeError('division by zero');
  const sign = d < 0n ? -1n : 1n;
  const common = greatestCommonDivisor(n < 0n ? -n : n, d * sign) * sign;
  return { n: n / common, d: d / common };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareExact(a: Exact, b: Exact): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const addExact = (a: Exact, b: Exact): Exact => fractionOf(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtractExact = (a: Exact, b: Exact): Exact => fractionOf(a.n * b.d - b.n * a.d, a.d * b.d);
export const isWhole = ({ d }: Exact): boolean => d === 1n;

/** What part of `whole` the `part` is, in per cent. @throws RangeError when `whole` is zero. */
export const percentOf = (part: Exact, whole: Exact): Exact => fractionOf(part.n * whole.d * 100n, part.d * whole.n);

/** The point `step` of `steps` along the straight line from `a` to `b`; `steps` a whole number above zero. */
export const alongLine = (a: Exact, b: Exact, step: number, steps: number): Exact => {
  const rise = subtractExact(b, a);
  return addExact(a, fractionOf(rise.n * BigInt(step), rise.d * BigInt(steps)));
};

/** The number with at most `places` digits after the point, half away from zero, and whether anything was rounded off. */
export function writeDecimal({ n, d }: Exact, places: number): { readonly text: DecimalText; readonly rounded: boolean } {
  const scale = 10n ** BigInt(places);
  const size = n < 0n ? -n : n;
  const scaled = (size * scale * 2n + d) / (d * 2n);
  const digits = scaled.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return { text: (n < 0n && scaled !== 0n ? `-${text}` : text) as DecimalText, rounded: (size * scale) % d !== 0n };
}

/** Digits after the point. */
export const placesOf = (text: DecimalText): number => text.split('.')[1]?.length ?? 0;
