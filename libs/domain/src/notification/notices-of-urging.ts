import type { BodyId } from '../kernel/index.js';
import type { UrgingEvent } from '../supervision/index.js';
import { tell, type NoticeParties, type NoticeSource } from './notice-source.js';

export interface UrgingParties extends NoticeParties {
  readonly issuer: BodyId;
  /** In the order of the paper. */
  readonly addressees: readonly BodyId[];
}

/** Formal urgings: those urged learn of the paper and of what is said to their answers, who urges learns of the answers. */
export const URGING_NOTICES: NoticeSource<UrgingEvent, UrgingParties> = {
  about: 'urging',
  events: ['UrgingIssued', 'UrgingAnswered', 'ExplanationGiven', 'ExplanationAccepted', 'ExplanationAskedAgain', 'UrgingWithdrawn', 'UrgingAnswerTakenBack', 'ExplanationTakenBack', 'ExplanationAcceptanceTakenBack', 'UrgingEndTakenBack'],
  partiesAfter(before, event) {
    if (event.type !== 'UrgingIssued') return before;
    const { document, addressees } = event.data;
    return { symbol: document.number.symbol, summary: document.demand, issuer: document.number.issuer, addressees: addressees.map(({ body }) => body) };
  },
  notices(event, act, { issuer, addressees }) {
    switch (event.type) {
      case 'UrgingIssued':
        return tell(act, ['urging-issued', addressees, { other: issuer, day: event.data.document.answerDue }]);
      case 'UrgingAnswered':
        return tell(act, ['urging-answered', [issuer], { other: event.data.addressee }]);
      case 'ExplanationGiven':
        return tell(act, ['explanation-given', [issuer], { other: event.data.addressee }]);
      case 'ExplanationAccepted':
        return tell(act, ['explanation-accepted', [event.data.addressee], { other: issuer }]);
      case 'ExplanationAskedAgain':
        return tell(act, ['explanation-asked-again', [event.data.addressee], { other: issuer, day: event.data.due }]);
      case 'UrgingWithdrawn':
        return tell(act, ['urging-withdrawn', addressees, { other: issuer }]);
      case 'UrgingAnswerTakenBack':
      case 'ExplanationTakenBack':
        return tell(act, ['urging-answer-taken-back', [issuer], { other: event.data.addressee }]);
      case 'ExplanationAcceptanceTakenBack':
        return tell(act, ['explanation-acceptance-taken-back', [event.data.addressee], { other: issuer }]);
      case 'UrgingEndTakenBack':
        return tell(act, ['urging-reopened', addressees, { other: issuer }]);
      case 'UrgingDelivered':
      case 'UrgingFilesAttached':
      case 'UrgingClosed':
        return [];
    }
  },
};
