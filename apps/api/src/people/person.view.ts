import type { Moment, PersonData, PersonRow, PositionRow } from '#libs/application';

/** Stands where a name stood. */
export const ERASED_MARK = 'đã xóa dữ liệu cá nhân';

/** `mark` where the data was destroyed; without one and without a name, the vault knows nothing of the person. */
export interface NamedPosition extends PositionRow {
  readonly name: string | null;
  readonly mark: string | null;
}

export interface PersonView extends Omit<PersonRow, 'positions'> {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly mark: string | null;
  readonly positions: readonly PositionRow[];
}

/** As of the moment, but for what the vault keeps: that is as it is now. */
export interface PersonsView {
  readonly moment: Moment;
  readonly persons: readonly PersonView[];
  readonly nextCursor: string | null;
}

/** `revision`: of all positions, for If-Match. */
export interface PositionsView {
  readonly moment: Moment;
  readonly positions: readonly NamedPosition[];
  readonly revision: number;
}

type Kept = PersonData | 'erased' | null;

const markOf = (kept: Kept): string | null => (kept === 'erased' ? ERASED_MARK : null);

export function personView(row: PersonRow, kept: Kept): PersonView {
  const { name = null, email = null, phone = null } = kept === 'erased' || kept === null ? {} : kept;
  return { ...row, name, email, phone, mark: markOf(row.status === 'erased' ? 'erased' : kept) };
}

export const namedPosition = (row: PositionRow, kept: Kept): NamedPosition => ({ ...row, name: kept === 'erased' || kept === null ? null : kept.name, mark: markOf(kept) });
