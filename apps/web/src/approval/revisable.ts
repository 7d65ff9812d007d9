import { goesOut } from '../deeds/deed.js';
import { DEEDS } from '../deeds/all-deeds.js';
import { MEASURING_ACTS } from '../indicators/measuring-acts.js';
import { STEPS } from '../inspections/inspection-steps.js';
import { REPORT_ACTS } from '../reporting/report-deeds.js';
import { ACT_FIELDS } from '../duty/act-fields.js';

/** Acts whose form can begin with what a draft says. */
const REVISABLE: ReadonlySet<string> = new Set([...DEEDS.filter(goesOut).map(({ name }) => name), ...Object.keys(ACT_FIELDS), 'DecideInspection', 'IssueUrging', ...STEPS, ...Object.values(MEASURING_ACTS), ...Object.values(REPORT_ACTS)]);

export const isRevisable = ({ act }: { readonly act: string }): boolean => REVISABLE.has(act);
