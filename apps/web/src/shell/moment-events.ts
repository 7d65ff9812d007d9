/** Whose events the slider goes through: those of one thing, or what one body or one person did. */
export type MomentEvents = { readonly stream: string } | { readonly body: string } | { readonly actor: string };

/** Who looks; whoever does not oversee others may follow what they did themselves, and no whole body. */
export interface MomentReader {
  readonly actorId: string;
  readonly body: string;
  readonly oversees: boolean;
}

const OF_ONE_THING = [['/viec/', 'assignment-'], ['/van-ban/', 'directive-'], ['/chi-tieu/', 'indicator-'], ['/kiem-tra/', 'inspection-']] as const;
const ID = /^[0-9a-f-]{36}$/;

/** What the page at this address is about: one thing, the directive or the body that it is narrowed to, else what the reader, or the reader's body, did. */
export function momentEvents(path: string, search: Readonly<Record<string, unknown>>, { actorId, body, oversees }: MomentReader): MomentEvents {
  const { dong, vb, dv } = search;
  if (typeof dong === 'string' && dong !== '') return { stream: dong };
  for (const [beginning, stream] of OF_ONE_THING) {
    const id = path.startsWith(beginning) ? path.slice(beginning.length) : '';
    if (ID.test(id)) return { stream: `${stream}${id}` };
  }
  if (typeof vb === 'string' && ID.test(vb)) return { stream: `directive-${vb}` };
  if (!oversees) return { actor: actorId };
  return { body: typeof dv === 'string' ? dv : body };
}
