import type { Dictionary } from './vi.js';

/** Words of choosing notices, in English. */
export const noticeChoices: Dictionary['noticeChoices'] = {
  title: 'Choosing notices',
  open: 'Choose notices…',
  mandatory: 'Duties and their days, reminders and urgings, what waits for a decision of the body, inspections, reports owed: always told, nobody can switch that off.',
  own: 'My list',
  listed: 'Shown in my list of notices',
  sent: 'Sent by e-mail',
  allOthers: 'All other notices (mandatory)',
  groups: { outcomes: 'Results confirmed, taken note of, lateness waived', measurements: 'Measurements recorded or mended', stars: 'Duties starred, stars removed' },
  office: (body) => `E-mail of ${body}`,
  noAddress: 'The body has no e-mail address for notices; administrators set one.',
  goes: { immediate: 'E-mails go at once.', digest: 'E-mails are gathered into one digest a day.', off: 'Administrators switched the e-mail of the body off; notices stay here.' },
  address: (how) => `By the address that administrators set: ${how}`,
  when: 'When it goes',
  asAddress: 'As administrators set it',
  immediate: 'At once',
  digest: 'One digest a day',
  officeWithout: (groups) => `Not by e-mail, as the body chose: ${groups}.`,
  byHead: 'The head of the body chooses for the whole body.',
  save: 'Save',
  saved: 'Saved.',
  leftOut: 'With what I left out',
};
