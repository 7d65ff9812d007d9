import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DirectiveOverviewQuestion, type DirectiveOverviewAnswer, type Ratio } from '#libs/application';
import type { DirectiveId } from '#libs/domain';
import { QuestionDesk } from '../conversation/question-desk.js';
import { explanationAddress } from '../counted-boards/explanation-address.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../signing-in/caller.js';
import type { FanOutDto } from './directive-acts.dto.js';

/** How far the assignments of an issued directive have been made: k of n. */
export interface FanOutView extends Ratio {
  readonly complete: boolean;
  /** Where k and n are explained: as `explanation` of every other answer. */
  readonly explanation: string;
}

const LONGEST_WAIT_SECONDS = 30;
const LOOK_EVERY_MS = 100;

/** Looks at a fan-out until it is complete or the caller's patience ends. */
@Injectable()
export class FanOutWatch {
  constructor(@Inject(QuestionDesk) private readonly desk: QuestionDesk) {}

  /** @throws ProblemError `validation-failed` for a wait beyond 30 s, `not-found`, and what a question may throw. */
  async watch(id: DirectiveId, query: FanOutDto, caller: Caller): Promise<FanOutView> {
    const seconds = Number(query.wait ?? 0);
    if (seconds > LONGEST_WAIT_SECONDS) throw new ProblemError('validation-failed', {}, [{ path: 'wait', rule: 'max', parameters: [LONGEST_WAIT_SECONDS] }]);
    const until = performance.now() + seconds * 1000;
    for (;;) {
      const { moment, directive } = await this.desk.ask<DirectiveOverviewAnswer>(query, caller, (asked) => new DirectiveOverviewQuestion(asked, id));
      const { k, n } = directive.fanOut;
      const complete = directive.status !== 'drafted' && k >= n;
      if (complete || performance.now() >= until) return { k, n, complete, explanation: explanationAddress(`/api/directives/${id}/fan-out/explanation`, moment, {}) };
      await pause(LOOK_EVERY_MS);
    }
  }
}
