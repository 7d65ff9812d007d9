import type { ActorId, BodyId, Instant } from '#libs/domain';

/** Pages of the web application that can be kept with what they show. */
export const VIEW_PAGES = ['inbox', 'board', 'board-list'] as const;
export type ViewPage = (typeof VIEW_PAGES)[number];

/** A page with its filters, kept under a name. */
export interface SavedView {
  readonly id: string;
  /** Who keeps it. */
  readonly owner: ActorId;
  /** For whoever is of this body; null = for the owner alone. */
  readonly body: BodyId | null;
  /** The name as it is kept: sealed. To be shown by `shownViewName`. */
  readonly keptName: string;
  readonly page: ViewPage;
  /** Query string of the page, without the question mark; what is no filter there is ignored by it. */
  readonly search: string;
  readonly savedAt: Instant;
}

/** Views that people keep, beside their accounts: no part of the log, and gone with whoever kept them for themselves (ADR 0091). */
export interface SavedViews {
  /** Those of the person, and those for the body; by id. */
  for(owner: ActorId, body: BodyId): readonly SavedView[];
  view(id: string): SavedView | null;
  save(view: SavedView): void;
  /** Puts another kept name in place, in one write, for each view that `change` answers one for; nothing of those before stays in the files. Answers how many. */
  changeNames(change: (view: SavedView) => string | null): number;
  /** False when there is none. */
  remove(id: string): boolean;
  /** Takes away what the person keeps for themselves; what is for a body stays the body's. */
  removeOwn(owner: ActorId): void;
}
