import { PROCESS_SHARES } from '../process-running/index.js';

/**
 * The shares of the work of an installation, each done by one program at a time, the most weighty first: the processes; on days the
 * hand-overs and duties of leavers whose day has come; reminders; notices by e-mail; and what is done about files.
 */
export const WORK_SHARES = [...PROCESS_SHARES, 'days', 'reminders', 'notices', 'files'] as const;
export type WorkShare = (typeof WORK_SHARES)[number];
