import { auditor } from './en-auditor.js';
import { boards } from './en-boards.js';
import { inspecting } from './en-inspecting.js';
import { issuing } from './en-issuing.js';
import { groups, lineage } from './en-lineage.js';
import { measuring } from './en-measuring.js';
import { following, numbers } from './en-numbers.js';
import { report } from './en-report.js';
import { reporting } from './en-reporting.js';
import { tools } from './en-tools.js';
import type { office as vietnamese } from './vi-office.js';

/** Words of the supervising office's own tools, in English. */
export const office: typeof vietnamese = {
  inspecting,
  following,
  issuing,
  groups,
  lineage,
  measuring,
  numbers,
  report,
  reporting,
  ...tools,
  ...auditor,
  ...boards,
  whatIf: {
    title: 'What this new due day would do',
    nothingStored: 'To look at only: nothing is recorded until it is decided.',
    noDay: 'Type the new due day to see what it does.',
    summary: (broken, later) => (broken === 0 && later === 0 ? 'No duty above breaks, no part is due after the new day.' : `${broken} duties above break, ${later} parts are due after the new day.`),
    beyondCap: 'The number of extensions by the policy is reached: the Standing Committee has to decide.',
    thisDuty: 'This duty',
    standing: (before, after) => (before === after ? `stays ${before.toLowerCase()}` : `${before} → ${after}`),
    above: '↑',
    below: '↓',
    due: (day) => `due ${day}`,
    undated: 'no due day',
    parents: {
      fits: 'not concerned',
      warns: 'the new day is after this one; it can still be done in time',
      breaks: 'breaks: it cannot be done in time without this part',
      undated: 'no day to break',
      finished: 'finished',
    },
    parts: { stays: 'keeps its day, is not moved along', 'comes-within': 'now within the new day', 'due-after': 'due after the new day', undated: 'no due day yet', finished: 'finished' },
    pick: (day) => `take ${day}`,
    told: 'To be told',
    byItself: 'told by the system',
    byPeople: 'told by the office',
    why: { lead: 'lead', parent: 'leads a duty above that is due before the new day', part: 'bears a part', coordinator: 'is asked to coordinate', confirming: 'confirms the result', supervising: 'supervises' },
  },
};
