import type { Dictionary } from './vi.js';

/** Words of one paper that urges, in English. */
export const urgingPaper: Dictionary['urgingPaper'] = {
  ended: 'closed or withdrawn',
  answers: 'Answers',
  explanation: 'Explanation',
  duties: 'Duties that are urged',
  takenBack: 'taken back',
  steps: { given: 'explained', accepted: 'accepted', 'asked-again': 'asked to explain again', 'taken-back': 'explanation taken back', 'acceptance-taken-back': 'acceptance taken back' },
  obstacles: { ended: 'The urging is closed or withdrawn; the body that urged can reopen it.', unanswered: 'There is no answer to take back.', unexplained: 'There is no explanation to take back.', running: 'The urging is not closed.' },
};
