import type { auditor as vietnamese } from './vi-auditor.js';

/** Words of the auditor's day, in English. */
export const auditor: typeof vietnamese = {
  verifying: {
    verify: 'Verify',
    busy: 'Verifying…',
    notHere: 'Browsers verify at https addresses or on the server itself only; take the evidence package to verify it elsewhere.',
    notDone: (why) => `Could not be verified: ${why}`,
    holds: 'As it stands in the signed log.',
    fails: 'DOES NOT fit the signed log. Leave everything as it is and tell the auditors.',
    checks: {
      receipt: 'the receipt can be read',
      act: 'the receipt is of this act',
      stored: 'what is stored has the hash that the receipt names',
      path: 'the proof leads to the root of the log',
      signature: 'the checkpoint is signed by the key of the log',
    },
    covers: (events) => `The checkpoint covers ${events} events.`,
    compare: 'Compare this key with the one that was written down:',
  },
  auditing: {
    difference: 'Different from now',
    noDifference: 'No number of the board differs from now.',
    nothingMoved: 'Nothing differs from now.',
    kinds: {
      'became-late': 'became late', 'no-longer-late': 'no longer late', came: 'new', went: 'gone', reassigned: 'passed to another body', moved: 'counted elsewhere', 'facts-changed': 'changed',
    }, // prettier-ignore
    rowKinds: { appeared: 'new', vanished: 'gone', changed: 'changed' },
    rows: (before, after) => `${before} → ${after} rows.`,
    dayPassed: (day) => `${day} went by`,
    steps: (n, last) => `${n} steps, the last: ${last}`,
    earlier: (n) => `${n} steps before that`,
    urgings: 'Urgings, different from now',
    coordinators: 'Coordinators, different from now',
    past: 'Then',
    now: 'Now',
    change: 'Change',
    between: (from, to, events) => `From ${from} to ${to}: ${events} events.`,
    slider: 'From event to event',
    after: (k, n, what, when) => `After event ${k}/${n}: ${what}, ${when}.`,
    beforeAll: 'Before all events.',
    evidence: 'Take the evidence package',
    evidenceMeans: 'One file that any browser opens; it verifies itself, without this system.',
  },
};
