/** So many changes are told on a page; the numbers by kind count all of them. */
export const SHOWN = '20';
