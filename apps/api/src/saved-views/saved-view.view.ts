import { shownViewName, type SavedView, type SecretSealer } from '#libs/application';
import type { ActorId } from '#libs/domain';

/** `name`: what the view asks for while its name cannot be opened; `own`: kept by whoever asks; `shared`: for everybody of the body. */
export interface SavedViewView extends Pick<SavedView, 'id' | 'page' | 'search'> {
  readonly name: string;
  readonly shared: boolean;
  readonly own: boolean;
}

export interface SavedViewsView {
  readonly views: readonly SavedViewView[];
}

export const savedViewView = (view: SavedView, sealer: SecretSealer, asker: ActorId): SavedViewView => {
  const { id, page, search, body, owner } = view;
  return { id, name: shownViewName(sealer, view), page, search, shared: body !== null, own: owner === asker };
};
