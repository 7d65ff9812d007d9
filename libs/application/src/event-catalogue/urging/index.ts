import { explanationAcceptanceTakenBack } from './explanation-acceptance-taken-back.js';
import { explanationAccepted } from './explanation-accepted.js';
import { explanationAskedAgain } from './explanation-asked-again.js';
import { explanationGiven } from './explanation-given.js';
import { explanationTakenBack } from './explanation-taken-back.js';
import { urgingAnswerTakenBack } from './urging-answer-taken-back.js';
import { urgingAnswered } from './urging-answered.js';
import { urgingClosed } from './urging-closed.js';
import { urgingDelivered } from './urging-delivered.js';
import { urgingEndTakenBack } from './urging-end-taken-back.js';
import { urgingFilesAttached } from './urging-files-attached.js';
import { urgingIssued } from './urging-issued.js';
import { urgingWithdrawn } from './urging-withdrawn.js';

/** The stored events of urgings. */
export const URGING_EVENTS = {
  UrgingIssued: urgingIssued,
  UrgingDelivered: urgingDelivered,
  UrgingAnswered: urgingAnswered,
  ExplanationGiven: explanationGiven,
  ExplanationAccepted: explanationAccepted,
  ExplanationAskedAgain: explanationAskedAgain,
  UrgingWithdrawn: urgingWithdrawn,
  UrgingClosed: urgingClosed,
  UrgingAnswerTakenBack: urgingAnswerTakenBack,
  ExplanationTakenBack: explanationTakenBack,
  ExplanationAcceptanceTakenBack: explanationAcceptanceTakenBack,
  UrgingFilesAttached: urgingFilesAttached,
  UrgingEndTakenBack: urgingEndTakenBack,
} as const;
