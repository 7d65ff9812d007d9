const PREFIX = 'dondoc.draft.';

/** What this person typed and has not sent, kept in this browser; null when there is none, or what is there cannot be read. */
export function readDraft(actorId: string, name: string): unknown {
  try {
    const kept = localStorage.getItem(`${PREFIX}${actorId}.${name}`);
    return kept === null ? null : (JSON.parse(kept) as unknown);
  } catch {
    return null;
  }
}

/** Keeps it; null = it is not needed any more. A browser that keeps nothing holds it for this page. */
export function keepDraft(actorId: string, name: string, draft: unknown): void {
  try {
    if (draft === null) localStorage.removeItem(`${PREFIX}${actorId}.${name}`);
    else localStorage.setItem(`${PREFIX}${actorId}.${name}`, JSON.stringify(draft));
  } catch {
    // It holds for this page then.
  }
}

/** Whoever signs out leaves nothing behind: the computer may be shared. A session that merely ended keeps its drafts. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
