import type { BodyId } from '../kernel/index.js';
import type { ReviewEvent } from '../reporting/index.js';
import { tell, type NoticeParties, type NoticeSource } from './notice-source.js';

export interface ReviewParties extends NoticeParties {
  readonly conductor: BodyId;
  /** Who reports, and who files for it since it handed over. */
  readonly units: readonly { readonly unit: BodyId; readonly filedBy: BodyId }[];
}

/** Reviews (sơ kết, tổng kết): units learn what is asked of them, what came back and what was concluded. */
export const REVIEW_NOTICES: NoticeSource<ReviewEvent, ReviewParties> = {
  about: 'review',
  events: ['ReviewOutlineIssued', 'ReviewReportReturned', 'ReviewConferenceHeld', 'ReviewConcluded', 'ReviewStepTakenBack', 'ReviewHandedOver', 'ReviewWithdrawn'],
  partiesAfter(before, event) {
    if (event.type === 'ReviewOutlineIssued') {
      const { outlineSymbol: symbol, title: summary, conductor, units } = event.data;
      return { symbol, summary, conductor, units: units.map((unit) => ({ unit, filedBy: unit })) };
    }
    if (before === null || event.type !== 'ReviewHandedOver') return before;
    const { part, from, to } = event.data;
    return part === 'conductor' ? { ...before, conductor: to } : { ...before, units: before.units.map((one) => (one.filedBy === from ? { ...one, filedBy: to } : one)) };
  },
  notices(event, act, { conductor, units }) {
    const filing = [...new Set(units.map(({ filedBy }) => filedBy))];
    switch (event.type) {
      case 'ReviewOutlineIssued':
        return tell(act, ['review-report-asked', filing, { day: event.data.reportsDue, other: conductor }]);
      case 'ReviewReportReturned':
        return tell(act, ['review-report-returned', [units.find(({ unit }) => unit === event.data.unit)?.filedBy ?? event.data.unit], { other: conductor }]);
      case 'ReviewConferenceHeld':
        return tell(act, ['review-conference-held', filing, { day: event.data.heldOn, other: conductor }]);
      case 'ReviewConcluded':
        return tell(act, ['review-concluded', filing, { day: event.data.date, other: conductor }]);
      case 'ReviewStepTakenBack':
        // Nobody but the conductor had been told of the draft.
        return event.data.step === 'draft' ? [] : tell(act, ['review-step-taken-back', filing, { other: conductor }]);
      case 'ReviewHandedOver':
        return tell(act, ['review-handed-over', [event.data.to], { other: event.data.from }]);
      case 'ReviewWithdrawn':
        return tell(act, ['review-withdrawn', filing, { other: conductor }]);
      case 'ReviewReportFiled':
      case 'ReviewDrafted':
        return [];
    }
  },
};
