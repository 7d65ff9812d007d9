interface Page {
  readonly nextCursor: string | null;
}

/** The most that the API gives at once. */
const MOST = '200';

/** Reads a list to its end, page by page. @param ask one page from these bounds on. @param rowsOf what is wanted of it */
export async function everyPage<P extends Page, R>(ask: (bounds: { readonly limit: string; readonly cursor?: string }) => Promise<P>, rowsOf: (page: P) => readonly R[]): Promise<readonly R[]> {
  const found: R[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: P = await ask({ limit: MOST, ...(cursor !== null && { cursor }) });
    found.push(...rowsOf(page));
    cursor = page.nextCursor;
    if (cursor === null) return found;
  }
}
