import type { Schemas } from '../api/client.js';

export type UrgingGrade = Schemas['IssueUrgingDto']['grade'];

/** Grades of a paper that urges, from the mildest on. */
export const URGING_GRADES: readonly UrgingGrade[] = ['remind', 'urge', 'criticise', 'report-to-standing-committee'];
