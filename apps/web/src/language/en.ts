import { secondFactor } from './en-account.js';
import { acts } from './en-acts.js';
import { actors } from './en-actors.js';
import { administration } from './en-admin.js';
import { agency } from './en-agency.js';
import { approval } from './en-approval.js';
import { arranging, board } from './en-board.js';
import { deeds } from './en-deeds.js';
import { duty } from './en-duty.js';
import { guide } from './en-guide.js';
import { noticeChoices } from './en-notices.js';
import { office } from './en-office.js';
import { officeMail } from './en-office-mail.js';
import { oversights } from './en-oversights.js';
import { rankings } from './en-rankings.js';
import { receipts } from './en-receipts.js';
import { reviews } from './en-reviews.js';
import { rules } from './en-rules.js';
import { supervision } from './en-supervision.js';
import { urgingPaper } from './en-urging-paper.js';
import type { Dictionary } from './vi.js';

/** Every word on the screen, in English. */
export const en: Dictionary = {
  ...actors,
  ...administration,
  ...agency,
  ...duty,
  ...supervision,
  ...office,
  acts,
  approval,
  deeds,
  officeMail,
  oversights,
  rankings,
  receipts,
  reviews,
  urgingPaper,
  guide,
  rules,
  arranging,
  noticeChoices,
  board,
  secondFactor,
  app: { name: 'Đôn Đốc', skip: 'Skip to content', sample: 'SAMPLE DATA', menu: 'Pages', loading: 'Loading…', noScriptBoard: 'Board without JavaScript', apiBrowser: 'API' },
  pages: { inbox: 'Inbox', board: 'Board', notices: 'Notices', directives: 'Directives', history: 'History', notFound: 'No such page' },
  signIn: {
    title: 'Sign in',
    login: 'Login',
    password: 'Password',
    submit: 'Sign in',
    busy: 'Checking…',
    samples: 'Sample accounts (where the data is sample) are listed on the',
    ended: 'Your session has ended. Sign in again to go on with this page.',
    signOut: 'Sign out',
    elsewhere: 'Sign in with the account of your office',
  },
  looks: { languageLabel: 'Chuyển sang tiếng Việt', light: 'Light appearance', dark: 'Dark appearance' },
  live: { lost: 'The live connection is lost: what is shown may be old. The browser is reconnecting; reload the page if it goes on.' },
  errors: {
    title: 'Could not be loaded',
    unreachable: 'The server does not answer.',
    unreachableNext: 'Check the line and try again; what you typed on this page is still there.',
    retry: 'Try again',
    home: 'To the first page',
    notFound: 'There is no page at this address.',
    requestId: (id) => `Request: ${id}`,
  },
  inbox: {
    title: (body) => `Inbox – ${body}`,
    filters: 'Filter',
    ofBody: 'Inbox of',
    all: 'All',
    'to-acknowledge': 'To acknowledge',
    overdue: 'Overdue',
    'due-soon': 'Due soon',
    returned: 'Returned',
    undated: 'No due day set',
    standing: 'Standing',
    recurring: 'Recurring',
    waiting: 'Waiting for our decision',
    within: (days) => `Due within ${days} days`,
    onOthers: 'Waiting on others',
    shown: (k, n) => `Showing ${k} of ${n}, nearest due day first.`,
    shownOf: (k) => `Showing ${k}, nearest due day first.`,
    keys: 'Keys: j or ↓ down, k or ↑ up, Enter opens.',
    more: 'Show more',
    loadingMore: 'Loading more…',
    emptyAll: 'Nothing is open.',
    emptyAllNext: 'When an issuer assigns a duty, it appears here. Finished duties can be seen under Directives.',
    emptyFilter: 'Nothing here.',
    emptyFilterNext: 'Show everything',
    list: 'Duties',
  },
  moment: {
    now: 'Now',
    at: 'As of',
    label: 'As of the end of (dd/mm/yyyy)',
    open: 'As of…',
    apply: 'Show',
    back: 'Back to now',
    past: (day) => `As of the end of ${day}: only what had been recorded by then. Nothing can be done here.`,
    pastInstant: (when) => `As of ${when}: only what had been recorded by then. Nothing can be done here.`,
    judged: (when, index) => `As of ${when}, event ${index}.`,
    bad: 'Write the day as 31/12/2021.',
  },
};
