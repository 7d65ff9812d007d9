import { Inject, Injectable } from '@nestjs/common';
import { CREDENTIAL_STORE, OverdueBoardQuestion, type CredentialStore, type OverdueBoardAnswer } from '#libs/application';
import { parseLocalDate } from '#libs/domain';
import { SAMPLE_PASSWORD } from '#libs/sample';
import { QuestionDesk } from '../conversation/question-desk.js';
import type { Caller } from '../signing-in/caller.js';
import { boardPage } from './board.page.js';
import { signInPage, type Notice } from './sign-in.page.js';

const ROWS = 50;

/** Fills the pages. */
@Injectable()
export class BoardPages {
  constructor(
    @Inject(CREDENTIAL_STORE) private readonly store: CredentialStore,
    @Inject(QuestionDesk) private readonly desk: QuestionDesk,
  ) {}

  async board(caller: Caller, asOf: string | undefined): Promise<string> {
    const answer = await this.desk.ask<OverdueBoardAnswer>(
      { ...(asOf !== undefined && { asOf }) },
      caller,
      (asked) => new OverdueBoardQuestion(asked, 'body', 'current', { body: null, directiveId: null }, { cursor: null, limit: ROWS }),
    );
    return boardPage(caller, answer, parseLocalDate(asOf ?? '') ?? '');
  }

  /** Sample accounts are listed as long as there are any: they exist in sample data only. */
  signIn(notice: Notice | null): string {
    const sample = this.store.accounts().filter((account) => account.sample);
    const logins = sample.map(({ login, displayName }) => ({ login, name: displayName }));
    return signInPage(logins, sample.length > 0 ? SAMPLE_PASSWORD : null, notice);
  }
}
