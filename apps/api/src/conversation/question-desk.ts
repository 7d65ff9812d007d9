import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Asked, QueryAnswer } from '#libs/application';
import { ReadModelProgress } from '#libs/engine';
import { refusedQuestion } from '../problems/problem-of.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../signing-in/caller.js';
import type { AskedDto } from './asked.dto.js';
import { parseAsOf } from './as-of.js';
import type { Exchange } from './exchange.js';

/** Carries questions to the query bus, after waiting for the act they must not be older than. */
@Injectable()
export class QuestionDesk {
  constructor(
    @Inject(QueryBus) private readonly bus: QueryBus,
    @Inject(ReadModelProgress) private readonly progress: ReadModelProgress,
  ) {}

  /** @throws ProblemError `position-unknown`, `not-caught-up`, `moment-unknown`, `not-found` or `bad-cursor`. */
  async ask<A>(query: AskedDto, caller: Caller, question: (asked: Asked) => object): Promise<A> {
    const asOf = parseAsOf(query.asOf);
    await this.caughtUp(query);
    const answer: QueryAnswer<A> = await this.bus.execute(question({ asOf, visibility: caller.visibility }));
    if (!answer.ok) throw refusedQuestion(answer.refusal);
    return answer.answer;
  }

  /** Waits for the act that the answer must not be older than. @throws ProblemError `position-unknown`, `not-caught-up`. */
  async caughtUp({ after }: AskedDto): Promise<void> {
    // While read models are built anew they would answer, but not with everything.
    if (!this.progress.ready) throw new ProblemError('not-caught-up', {}, [], { 'retry-after': '1' });
    if (after !== undefined) await this.waitFor(after);
  }

  private async waitFor(after: string): Promise<void> {
    const outcome = await this.progress.waitFor(after);
    if (outcome === 'unknown') throw new ProblemError('position-unknown', { after });
    if (outcome === 'behind') throw new ProblemError('not-caught-up', { after }, [], { 'retry-after': '2' });
  }
}

/** Gives the answer on, with the revision of what it shows as ETag. */
export function withETag<A>({ reply }: Exchange, revision: number, answer: A): A {
  reply.header('etag', `"${revision}"`);
  return answer;
}
