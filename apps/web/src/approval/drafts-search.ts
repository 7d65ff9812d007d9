/** `het`: those that were decided too. */
export interface DraftsSearch {
  readonly het?: 'ca' | undefined;
}

export const readDraftsSearch = ({ het }: Readonly<Record<string, unknown>>): DraftsSearch => (het === 'ca' ? { het } : {});
