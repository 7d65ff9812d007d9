/** What became of reading a text: the value, or in one word what is wrong with it. */
export type Reading<T, Fault extends string> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

export const read = <T>(value: T): Reading<T, never> => ({ ok: true, value });
export const unread = <Fault extends string>(fault: Fault): Reading<never, Fault> => ({ ok: false, fault });

/** A whole number in decimal without leading zeros; null for anything else, and beyond 2⁵³ − 1. */
export function wholeNumberOf(text: string): number | null {
  if (!/^(?:0|[1-9]\d{0,15})$/.test(text)) return null;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : null;
}
