import type { Dictionary } from './vi.js';

/** Help for the first day, in English. */
export const guide: Dictionary['guide'] = {
  page: 'Help',
  others: 'Help for each role',
  of: {
    agency: {
      name: 'Agencies',
      title: 'The first day: agencies',
      lead: 'What your body has to do is in the inbox, nearest due day first. Each duty has a page with the sentence of the directive and what can be done.',
      steps: [
        { name: 'See what is to be acknowledged', to: '/hop-viec', text: 'The filter “To acknowledge”. Open the duty, press Acknowledge, give number and day of arrival.' },
        { name: 'Report and submit', to: '/hop-viec', text: 'On the page of the duty: report progress while you work, submit when it is done; drop files into the frame. Ask for more time before the day has passed.' },
        { name: 'Read notices', to: '/thong-bao', text: 'New duties, returned ones, reminders, urgings. Say that the body has seen them when you have read them.' },
        { name: 'Keep your account to yourself', to: '/tai-khoan', text: 'Change the password, set up a second factor, end sessions elsewhere. Always sign out of shared computers.' },
      ],
    },
    office: {
      name: 'Supervising offices',
      title: 'The first day: supervising offices',
      lead: 'The board has four boxes with k/n; every number opens exactly the duties that it counts. Standing and undated duties are never mixed in.',
      steps: [
        { name: 'See the board', to: '/tong-hop', text: 'Where it is late, in which month, who has not answered. Save views for yourself or for the body.' },
        { name: 'Urge', to: '/don-doc', text: 'Choose what is overdue, look at the preview, send; whatever cannot be sent says why.' },
        { name: 'Follow a directive', to: '/van-ban', text: 'The tree from the top down, with state and days late of every branch.' },
        { name: 'Decide', to: '/hop-viec', text: 'The filter “Waiting for my body”: accept or return results, answer requests for more time.' },
      ],
    },
    auditor: {
      name: 'Auditors',
      title: 'The first day: auditors',
      lead: 'You see everything and change nothing. Each of your looks is on record too.',
      steps: [
        { name: 'Put a page to a past day', to: '/tong-hop', text: 'Press “As of…” at the top: every page shows what was on record by the end of that day. The address can be sent.' },
        { name: 'See the history of a duty', to: '/van-ban', text: 'Open the directive, the duty, then its whole history: who acted, for whom, when it was recorded, and the basis of late entries.' },
        { name: 'See who looked', to: '/nhat-ky-truy-cap', text: 'The access log: looks beyond the own body, data taken away, refusals.' },
        { name: 'See accounts and rules', to: '/quan-tri/quy-tac', text: 'Policy and working calendar in force and all publications; register, people, accounts.' },
      ],
    },
    administrator: {
      name: 'Administrators',
      title: 'The first day: administrators',
      lead: 'Administrators keep register, accounts, people and rules; they have no part in the duties.',
      steps: [
        { name: 'Keep the register', to: '/quan-tri/don-vi', text: 'Register, rename, move and end bodies; each change has a day and a basis, and the past stays as it was.' },
        { name: 'Open accounts', to: '/quan-tri/tai-khoan', text: 'Add an account and hand over the link that sets the password. Disable who has left; remove the second factor of a lost telephone.' },
        { name: 'Enter people and positions', to: '/quan-tri/nhan-su', text: 'From the first appointment on, what somebody may do follows from positions, from day to day.' },
        { name: 'See rules and calendar', to: '/quan-tri/quy-tac', text: 'Publish changes of the policy; days off of each year.' },
      ],
    },
  },
  keys: 'Keys',
  keyList: [
    { key: 'Ctrl K', does: 'opens the command bar: qh t11, ≤7, bodies, numbers of directives, pages; accents may be left out' },
    { key: 'j, k', does: 'down and up in lists of duties' },
    { key: 'Enter', does: 'opens the chosen duty' },
    { key: 'Tab', does: 'goes through all buttons and fields; the first one skips to the content' },
    { key: 'Esc', does: 'closes a dialog' },
  ],
  trouble: 'When something is wrong',
  troubles: [
    'The line is lost while you type: press record all the same; it is kept in the browser and sent once when the line is back.',
    'Somebody has just changed the same duty: the page tells who did what, keeps what you typed, and you decide.',
    'A button is not there: the act belongs to another body or office. Where it cannot be pressed yet, the page says why.',
    'It was refused and you cannot see why: give whoever runs the machine the request id in the message.',
  ],
};
