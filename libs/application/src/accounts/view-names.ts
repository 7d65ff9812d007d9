import { PersonVaultFaultError, type SavedView, type SavedViews, type SecretSealer } from '../ports/index.js';
import { isSealedText, openedText, sealedText } from './sealed-text.js';

const aboutOf = (view: string): string => `view name ${view}`;
const opened = (sealer: SecretSealer, { id, keptName }: SavedView): string => openedText(sealer, aboutOf(id), keptName);

/** The name of a view as it is kept: people write what they like there, names of people too (ADR 0095). @throws PersonVaultFaultError. */
export const sealedViewName = (sealer: SecretSealer, view: string, name: string): string => sealedText(sealer, aboutOf(view), name);

/** The name to show; what the view asks for while the key is missing or the name is damaged. */
export function shownViewName(sealer: SecretSealer, view: SavedView): string {
  try {
    return opened(sealer, view);
  } catch (error) {
    if (error instanceof PersonVaultFaultError) return view.search === '' ? view.page : view.search;
    throw error;
  }
}

/** Seals those that lie readable, of a version before; answers how many. @throws PersonVaultFaultError. */
export const sealViewNames = (views: SavedViews, sealer: SecretSealer): number => views.changeNames(({ id, keptName }) => (isSealedText(keptName) ? null : sealedViewName(sealer, id, keptName)));

/** Seals all anew, under the key of now; answers how many. @throws PersonVaultFaultError. */
export const resealViewNames = (views: SavedViews, sealer: SecretSealer): number => views.changeNames((view) => sealedViewName(sealer, view.id, opened(sealer, view)));
