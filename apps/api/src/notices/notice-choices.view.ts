import type { Delivery, OfficeChoice } from '#libs/application';
import type { NoticeGroup } from '#libs/domain';

export interface NoticeChoicesView {
  /** All groups that are left to choice. */
  readonly groups: readonly NoticeGroup[];
  readonly own: { readonly without: readonly NoticeGroup[] };
  /** `goes`: how e-mail goes by the address of the office, null when it has none; `delivery`: what it chose instead, null = nothing. */
  readonly office: Pick<OfficeChoice, 'delivery' | 'without'> & { readonly goes: Delivery | null };
  /** Whether whoever asks may choose for the office. */
  readonly mayChooseForBody: boolean;
}
