/** Vietnamese and English. */
export interface Title {
  readonly vi: string;
  readonly en: string;
}

/** A title for every event of a union: a new one does not compile without. */
export type Titles<E extends { readonly type: string }> = Readonly<Record<E['type'], Title>>;

export const titled = (vi: string, en: string): Title => ({ vi, en });
