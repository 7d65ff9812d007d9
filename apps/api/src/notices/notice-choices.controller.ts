import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CLOCK, CREDENTIAL_STORE, OFFICE_ADDRESSES, type Clock, type CredentialStore, type OfficeAddresses } from '#libs/application';
import { can, NOTICE_GROUPS, type Permission } from '#libs/domain';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { OfficeChoiceDto, OwnNoticeChoiceDto } from './notice-choices.dto.js';
import type { NoticeChoicesView } from './notice-choices.view.js';

/** Which notices people see listed, and which their office gets by e-mail and when. What the rules make somebody answer to is nobody's choice. */
@ApiTags('notices')
@Requires('session.own')
@Controller('api/notice-choices')
export class NoticeChoicesController {
  constructor(
    @Inject(CREDENTIAL_STORE) private readonly store: CredentialStore,
    @Inject(OFFICE_ADDRESSES) private readonly addresses: OfficeAddresses,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  show(@SignedIn() caller: Caller): NoticeChoicesView {
    const { actorId, body } = caller.account;
    const choice = this.addresses.choiceOf(body);
    return {
      groups: NOTICE_GROUPS,
      own: { without: this.store.noticeChoices.withoutOf(actorId) },
      office: { goes: this.addresses.of(body)?.delivery ?? null, delivery: choice?.delivery ?? null, without: choice?.without ?? [] },
      mayChooseForBody: this.permission(caller).allowed,
    };
  }

  /** What is left out of one's own list; the notices stay, and stay everybody else's. */
  @Put('own')
  chooseOwn(@Body() { without }: OwnNoticeChoiceDto, @SignedIn() caller: Caller): NoticeChoicesView {
    this.store.noticeChoices.choose(caller.account.actorId, without);
    return this.show(caller);
  }

  /** What the office gets by e-mail, from the next notice on; its address is the administrators'. */
  @Put('body')
  chooseForBody(@Body() { delivery, without }: OfficeChoiceDto, @SignedIn() caller: Caller): NoticeChoicesView {
    const permission = this.permission(caller);
    if (!permission.allowed) throw new ProblemError('forbidden', { reason: permission.reason });
    this.addresses.choose({ body: caller.account.body, delivery: delivery ?? null, without, chosenAt: this.clock.now(), chosenBy: caller.account.actorId });
    return this.show(caller);
  }

  private permission({ actor, account: { body } }: Caller): Permission {
    return can(actor, 'notice.choose', { kind: 'inbox', body }, this.clock.now());
  }
}
