import { Inject, Injectable } from '@nestjs/common';
import {
  BodiesQuestion, CLOCK, CREDENTIAL_STORE, InboxQuestion, NoticesQuestion, OverdueBoardQuestion, PERSON_VAULT, shownName,
  type BodiesAnswer, type Clock, type CredentialStore, type InboxAnswer, type NoticesAnswer, type OverdueBoardAnswer, type SecretSealer,
} from '#libs/application'; // prettier-ignore
import { can, dateAt, parseLocalDate, type Instant } from '#libs/domain';
import { SAMPLE_PASSWORD, sampleSignIns } from '#libs/sample';
import { pageOf } from '../conversation/as-of.js';
import type { AskedDto } from '../conversation/asked.dto.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { IdentityProvider } from '../openid/identity-provider.js';
import type { Caller } from '../signing-in/caller.js';
import { boardSections } from './board.page.js';
import type { BoardPageDto } from './board-page.dto.js';
import { deskSections } from './desk.page.js';
import type { BodyNames } from './duty-rows.js';
import { html, type Html } from './html.js';
import { noticeSection } from './notices.page.js';
import { signInPage, type Notice, type SampleLogins } from './sign-in.page.js';
import { BOARD_PATH, signedInPage } from './signed-in.page.js';

const NOTICES_SHOWN = 5;

/** Fills the pages. */
@Injectable()
export class BoardPages {
  constructor(
    @Inject(CREDENTIAL_STORE) private readonly store: CredentialStore,
    @Inject(QuestionDesk) private readonly desk: QuestionDesk,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IdentityProvider) private readonly provider: Pick<IdentityProvider, 'isThere'>,
    @Inject(PERSON_VAULT) private readonly sealer: SecretSealer,
  ) {}

  /**
   * For those who carry duties, what is on their body's desk; then the board of what they may see, which is everything
   * for the supervising office. @throws ProblemError as a question does.
   */
  async board(caller: Caller, query: BoardPageDto): Promise<string> {
    const moment: AskedDto = query.asOf === undefined ? {} : { asOf: query.asOf };
    const board = await this.desk.ask<OverdueBoardAnswer>(
      moment,
      caller,
      (asked) => new OverdueBoardQuestion(asked, 'body', 'current', { body: null, directiveId: null }, pageOf(query.cursor === undefined ? {} : { cursor: query.cursor })),
    );
    const names = await this.namesAt(moment, caller, board.moment.at);
    const more = board.nextCursor === null ? null : linkTo(query, { cursor: board.nextCursor });
    const own = this.oversees(caller) ? html`` : await this.ownDesk(caller, query, moment, names);
    return signedInPage(caller, shownName(this.sealer, caller.account), board.moment, parseLocalDate(query.asOf ?? '') ?? '', html`${own}${boardSections(board, names, more)}`);
  }

  /** The accounts worth showing first; sample accounts exist in sample data only. */
  signIn(notice: Notice | null): string {
    const sample = this.store.accounts().filter((account) => account.sample);
    const shown = sampleSignIns().map(({ login }) => login);
    const row = (account: (typeof sample)[number]): SampleLogins['main'][number] => ({ login: account.login, name: shownName(this.sealer, account) });
    const logins = {
      main: shown.flatMap((login) => sample.filter((account) => account.login === login)).map(row),
      others: sample.filter(({ login }) => !shown.includes(login)).map(row),
    };
    return signInPage(logins, sample.length > 0 ? SAMPLE_PASSWORD : null, this.provider.isThere, notice);
  }

  private oversees({ actor }: Caller): boolean {
    return can(actor, 'board.read', { kind: 'board' }, this.clock.now()).allowed;
  }

  private async ownDesk(caller: Caller, query: BoardPageDto, moment: AskedDto, names: BodyNames): Promise<Html> {
    return html`${await this.ownNotices(caller, moment)}${await this.ownInbox(caller, query, moment, names)}`;
  }

  private async ownNotices(caller: Caller, moment: AskedDto): Promise<Html> {
    if (!this.mayWithOwn(caller, 'notice.read')) return html``;
    const { unseen, notices } = await this.desk.ask<NoticesAnswer>(moment, caller, (asked) => new NoticesQuestion(asked, caller.actor.body, 'unseen', { cursor: null, limit: NOTICES_SHOWN }));
    return noticeSection({ unseen, notices });
  }

  private async ownInbox(caller: Caller, query: BoardPageDto, moment: AskedDto, names: BodyNames): Promise<Html> {
    if (!this.mayWithOwn(caller, 'inbox.read')) return html``;
    const filter = query.filter ?? 'all';
    const page = pageOf(query.deskCursor === undefined ? {} : { cursor: query.deskCursor });
    const answer = await this.desk.ask<InboxAnswer>(moment, caller, (asked) => new InboxQuestion(asked, caller.actor.body, filter, page));
    return deskSections(answer, filter, names, {
      filter: (name) => linkTo({ ...query, deskCursor: undefined }, { filter: name }),
      nextPage: answer.nextCursor === null ? null : linkTo(query, { deskCursor: answer.nextCursor }),
    });
  }

  private mayWithOwn({ actor }: Caller, action: 'inbox.read' | 'notice.read'): boolean {
    return can(actor, action, { kind: 'inbox', body: actor.body }, this.clock.now()).allowed;
  }

  private async namesAt(moment: AskedDto, caller: Caller, at: Instant): Promise<BodyNames> {
    const { bodies } = await this.desk.ask<BodiesAnswer>(moment, caller, (asked) => new BodiesQuestion(asked, dateAt(at)));
    return new Map(bodies.map(({ bodyId, name }) => [bodyId, name]));
  }
}

/** This page again, with something else. */
function linkTo(query: { readonly [K in keyof BoardPageDto]?: string | undefined }, change: { readonly [K in keyof BoardPageDto]?: string }): string {
  const asked = Object.entries({ asOf: query.asOf, filter: query.filter, cursor: query.cursor, deskCursor: query.deskCursor, ...change });
  return `${BOARD_PATH}?${new URLSearchParams(asked.filter((entry): entry is [string, string] => entry[1] !== undefined)).toString()}`;
}
