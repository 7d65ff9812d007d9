import type { LocalDate } from '../../kernel/index.js';
import type { BodyStanding } from '../../organisation/index.js';
import type { DelegationTerms } from './events.js';

export type DelegationCommand =
  | {
      readonly type: 'DelegatePower';
      readonly terms: DelegationTerms;
      /** Facts of the register on the first day. */
      readonly stands: { readonly from: BodyStanding; readonly to: BodyStanding };
      /** From policy: delegations in a row. */
      readonly maxDepth: number;
    }
  /** `from` null = today. */
  | { readonly type: 'RevokeDelegation'; readonly delegationId: string; readonly from: LocalDate | null; readonly reason: string };
