import type { Dictionary } from './vi.js';

/** Words for whoever acts and is no person, in English. */
export const actors: Pick<Dictionary, 'actors'> = {
  actors: {
    program: (what) => `the program by itself: ${what}`,
    programs: {
      'assign-remediation': 'assigning what a conclusion orders put right',
      'carry-amendment-to-assignments': 'changing duties as a directive was amended',
      'due-hand-overs': 'handing over on the day',
      'duties-of-leavers': 'giving back the duties of somebody who left office',
      'fan-out-issued-directive': 'assigning the tasks of an issued directive',
      'file-rounds': 'checking the stored files',
      'hand-over-duties': 'handing over duties as bodies changed',
      'hand-over-inspections': 'handing over inspections as bodies changed',
      'hand-over-reporting': 'handing over periodic reports as bodies changed',
      'hand-part-to-body': 'handing a part down',
      'introduce-log-key': 'introducing the key of the log',
      'recheck-confirmations': 'looking again at who confirms, as bodies changed',
      'release-unused-number': 'freeing a number that was not used',
      'remind-of-deadline': 'reminding of a deadline',
      'remind-of-reports': 'reminding of periodic reports',
      'report-part-to-parent': 'telling the parent what became of its part',
      'report-remediation-outcome': 'telling the inspection what was put right',
      'send-directive-to-late-lead': 'sending the directive to a lead that came later',
      'withdraw-assignments-of-withdrawn-directive': 'withdrawing the duties of a withdrawn directive',
      'withdraw-late-lead-of-withdrawn-directive': 'withdrawing a late duty of a withdrawn directive',
      'withdraw-parts-of-withdrawn-assignment': 'withdrawing the parts of a withdrawn duty',
      'withdraw-remediation-of-conclusion': 'withdrawing what a conclusion that was taken back had ordered',
    },
    others: { anybody: 'somebody not signed in', 'cli:local': 'the operator of the server, by command line', 'cli:copy-log': 'the operator of the server, copying the log' },
  },
};
