import type { StoredFile } from '#libs/application';

/** A file that was taken in. `place`: while it is `quarantined`, a scanner has not looked at it, or has found something, and no act can carry it. */
export interface FileView extends Pick<StoredFile, 'sha256' | 'size' | 'type'> {
  readonly place: 'kept' | 'quarantined';
}

export const fileView = ({ sha256, size, type, place }: StoredFile): FileView => ({ sha256, size, type, place: place === 'quarantined' ? place : 'kept' });
