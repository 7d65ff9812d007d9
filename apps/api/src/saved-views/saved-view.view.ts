import type { SavedView } from '#libs/application';
import type { ActorId } from '#libs/domain';

/** `own`: kept by whoever asks; `shared`: for everybody of the body. */
export interface SavedViewView extends Pick<SavedView, 'id' | 'name' | 'page' | 'search'> {
  readonly shared: boolean;
  readonly own: boolean;
}

export interface SavedViewsView {
  readonly views: readonly SavedViewView[];
}

export const savedViewView = ({ id, name, page, search, body, owner }: SavedView, asker: ActorId): SavedViewView => ({ id, name, page, search, shared: body !== null, own: owner === asker });
