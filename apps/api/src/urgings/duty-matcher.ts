import { Inject, Injectable } from '@nestjs/common';
import { OverdueBoardQuestion, UrgingQuestion, UrgingsOfDutiesQuestion, type CommandReceipt, type OverdueBoardAnswer, type UrgingAnswer, type UrgingsOfDutiesAnswer, type UrgingSubject } from '#libs/application';
import { urgingId, type AssignmentId, type UrgingId } from '#libs/domain';
import { QuestionDesk } from '../conversation/question-desk.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../signing-in/caller.js';
import { MOST_DUTIES, type MatchingDutiesDto, type UrgingSubjectDto } from './urging-issue.dto.js';

const PAGE = 200;

/** Finds by the read models what an urging leaves to them: the overdue duties it is about, and the urgings it goes on from. */
@Injectable()
export class DutyMatcher {
  constructor(@Inject(QuestionDesk) private readonly desk: QuestionDesk) {}

  /** @throws ProblemError `too-many-duties` when more than one urging can be about match. */
  async completed(subject: UrgingSubject, { follows, matching }: UrgingSubjectDto & { readonly matching?: MatchingDutiesDto | null }, caller: Caller): Promise<UrgingSubject> {
    const found = matching === undefined || matching === null ? [] : await this.overdue(matching, caller);
    const assignments = [...new Set([...subject.assignments, ...found])];
    if (assignments.length > MOST_DUTIES) throw new ProblemError('too-many-duties', { found: assignments.length, most: MOST_DUTIES });
    return { ...subject, assignments, follows: follows === undefined || follows === null ? await this.urgingsOf(assignments, caller) : subject.follows };
  }

  /** What stands in the urging, after it was recorded. */
  recorded({ id, position }: CommandReceipt, caller: Caller): Promise<UrgingAnswer> {
    return this.desk.ask<UrgingAnswer>({ after: position }, caller, (asked) => new UrgingQuestion(asked, urgingId(id)));
  }

  private async overdue({ body, directiveId, against }: MatchingDutiesDto, caller: Caller): Promise<readonly AssignmentId[]> {
    const narrow = { body: body ?? null, directiveId: directiveId ?? null };
    const found: AssignmentId[] = [];
    for (let cursor: string | null = null; found.length <= MOST_DUTIES; ) {
      const page = { cursor, limit: PAGE };
      const board: OverdueBoardAnswer = await this.desk.ask<OverdueBoardAnswer>({}, caller, (asked) => new OverdueBoardQuestion(asked, 'body', against ?? 'current', narrow, page));
      found.push(...board.overdue.map(({ assignmentId }) => assignmentId));
      cursor = board.nextCursor;
      if (cursor === null) break;
    }
    return found;
  }

  private async urgingsOf(assignments: readonly AssignmentId[], caller: Caller): Promise<readonly UrgingId[]> {
    // A single duty that the caller may not know of is told by its own result, not by this question.
    const ids = assignments.length === 1 ? [...assignments, ...assignments] : assignments;
    const answer = await this.desk.ask<UrgingsOfDutiesAnswer>({}, caller, (asked) => new UrgingsOfDutiesQuestion(asked, ids));
    return answer.urgings.map((urging) => urging.urgingId);
  }
}
