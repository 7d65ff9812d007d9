import { Inject, Injectable } from '@nestjs/common';
import { CountedDifferenceQuestion, CountedExplanationQuestion, type AskedBoard, type CountedDifferenceAnswer, type CountedExplanationAnswer } from '#libs/application';
import { pageOf, parseAsOf } from '../conversation/as-of.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import type { Caller } from '../signing-in/caller.js';
import type { ComparedDto, ExplainedDto } from './counted-boards.dto.js';
import { explanationAddress, type Narrowing } from './explanation-address.js';
import { LogRoots, type LogRoot } from './log-roots.js';

/** The answer with the root of the log that it was worked out from: null until a checkpoint covers it. */
export interface CountedExplanationView extends CountedExplanationAnswer {
  readonly log: LogRoot | null;
  /** Answers exactly this again, years later. */
  readonly explanation: string;
}

/** Carries questions about what a board counts, and how that differs between two moments. */
@Injectable()
export class CountedDesk {
  constructor(
    @Inject(QuestionDesk) private readonly desk: QuestionDesk,
    @Inject(LogRoots) private readonly roots: LogRoots,
  ) {}

  /** @throws ProblemError as `QuestionDesk.ask`. */
  difference(query: ComparedDto, caller: Caller, board: AskedBoard): Promise<CountedDifferenceAnswer> {
    const since = parseAsOf(query.since);
    return this.desk.ask(query, caller, (asked) => new CountedDifferenceQuestion(asked, since, board, query.kind ?? null, pageOf(query)));
  }

  /** `path`: of the explanation; `narrowing`: what of the question narrows the board. @throws ProblemError as `QuestionDesk.ask`. */
  async explanation(query: ExplainedDto & { readonly number: string }, caller: Caller, board: AskedBoard, path: string, narrowing: Narrowing = {}): Promise<CountedExplanationView> {
    const { number, group } = query;
    const answer = await this.desk.ask<CountedExplanationAnswer>(query, caller, (asked) => new CountedExplanationQuestion(asked, board, number, group ?? null, pageOf(query)));
    return { ...answer, log: await this.roots.at(answer.moment.index), explanation: explanationAddress(path, answer.moment, { ...narrowing, number, group }) };
  }
}
