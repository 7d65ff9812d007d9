import type { BodyId, LocalDate } from '../kernel/index.js';
import type { DelegationEvent } from '../identity/index.js';
import { tell, type NoticeParties, type NoticeSource } from './notice-source.js';

/** One delegation; all of them share a stream. */
export interface DelegationParties extends NoticeParties {
  readonly from: BodyId;
  readonly to: BodyId;
  readonly validFrom: LocalDate;
}

/** Delegations: whoever receives the power learns of it and of its end, and so does whose power it is when another gave it on. */
export const DELEGATION_NOTICES: NoticeSource<DelegationEvent, DelegationParties> = {
  about: 'delegation',
  events: ['PowerDelegated', 'DelegationRevoked'],
  partiesAfter(before, event) {
    if (event.type !== 'PowerDelegated') return before;
    const { from, to, validFrom, basis } = event.data;
    return { symbol: basis, summary: '', from: from.body, to: to.body, validFrom };
  },
  notices(event, act, { from, to, validFrom }) {
    if (event.type === 'PowerDelegated') return tell(act, ['power-delegated', [to], { other: from, day: validFrom }], ['power-passed-on', [from], { other: to, day: validFrom }]);
    return tell(act, ['delegation-revoked', [to, from], { other: from, day: event.data.from }]);
  },
};
