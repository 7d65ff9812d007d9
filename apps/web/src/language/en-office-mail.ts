import type { Dictionary } from './vi.js';

/** Words of the e-mail that offices get, in English. */
export const officeMail: Dictionary['officeMail'] = {
  addresses: 'E-mail addresses of the offices',
  none: 'No office has an address: notices are in the application alone.',
  what: 'Notices also go by e-mail to the address of the office. Addresses are not in the log.',
  off: 'No mail server is configured: no e-mail is sent.',
  address: 'Address',
  delivery: 'When it is sent',
  changed: 'Set at',
  change: 'Change',
  remove: 'Remove',
  refused: 'Refused e-mails',
  nothingRefused: 'No e-mail was refused.',
  counts: (waiting, sent, refused, dropped) => `${waiting} waiting, ${sent} sent, ${refused} refused, ${dropped} dropped.`,
  lastAnswer: (answer) => `Last answer of the mail server: ${answer}`,
  notices: (count) => `${count} notices`,
  attempts: (count) => `tried ${count} times`,
  answered: (answer) => `the server said: ${answer}`,
};
