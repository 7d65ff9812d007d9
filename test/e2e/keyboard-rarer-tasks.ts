import { ACCOUNT_TASKS } from './keyboard-account.js';
import { ADMINISTRATION_TASKS } from './keyboard-administration.js';
import type { KeyboardTask } from './keyboard-desk.js';
import { DUTY_TASKS } from './keyboard-duties.js';
import { INSPECTION_TASKS } from './keyboard-inspections.js';
import { PAPER_TASKS } from './keyboard-papers.js';
import { REPORT_TASKS } from './keyboard-reports.js';
import { KEYBOARD_TASKS } from './keyboard-tasks.js';

/** In an order in which none takes away what another needs: bodies become one, and a directive is withdrawn, at the end. */
export const RARER_TASKS: readonly KeyboardTask[] = [...DUTY_TASKS, ...REPORT_TASKS, ...ADMINISTRATION_TASKS, ...ACCOUNT_TASKS, ...INSPECTION_TASKS, ...PAPER_TASKS];

/** Acts that no task by keyboard has, and acts of tasks that are none of these. */
export function unmatched(acts: readonly string[]): readonly string[] {
  const tasks = new Set([...Object.values(KEYBOARD_TASKS).flat(), ...RARER_TASKS.flatMap((task) => task.acts)]);
  return [...acts.filter((act) => !tasks.has(act)), ...[...tasks].filter((act) => !acts.includes(act))];
}
