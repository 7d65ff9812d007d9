import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  BodiesQuestion, CLOCK, NOTICE_OUTBOX, OFFICE_ADDRESSES, sendingAgainFault, type BodiesAnswer, type Clock, type MailRecord, type NoticeOutbox, type OfficeAddress, type OfficeAddresses,
} from '#libs/application'; // prettier-ignore
import { NoticePost } from '#libs/engine';
import { SystemDesk } from '../access-log/system-desk.js';
import { pageOf } from '../conversation/as-of.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import type { NoticeEmailsView, OfficeAddressesView } from './notice-emails.view.js';
import { NoticeEmailPath, NoticeEmailsQueryDto, OfficeAddressDto, OfficeAddressPath, SendAgainDto } from './notices.dto.js';

/** Where the offices of bodies receive e-mail, and what became of the e-mails. Contact data: none of it is in the log. */
@ApiTags('notices')
@Controller('api')
export class OfficeAddressesController {
  constructor(
    @Inject(OFFICE_ADDRESSES) private readonly addresses: OfficeAddresses,
    @Inject(NOTICE_OUTBOX) private readonly outbox: NoticeOutbox,
    @Inject(NoticePost) private readonly post: NoticePost,
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
    @Inject(SystemDesk) private readonly system: SystemDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('office-addresses')
  @Requires('contact.read')
  async list(@TheExchange() { request }: Exchange): Promise<OfficeAddressesView> {
    await this.system.assertMay(request, 'contact.read');
    return { addresses: this.addresses.all() };
  }

  @Put('office-addresses/:body')
  @Requires('contact.manage')
  async save(@Param() { body }: OfficeAddressPath, @Body() { email, delivery }: OfficeAddressDto, @SignedIn() caller: Caller, @TheExchange() { request }: Exchange): Promise<OfficeAddress> {
    await this.system.assertMay(request, 'contact.manage');
    const { bodies } = await this.questions.ask<BodiesAnswer>({}, caller, (asked) => new BodiesQuestion(asked, null));
    if (!bodies.some(({ bodyId }) => bodyId === body)) throw new ProblemError('unknown-body', { body });
    const address: OfficeAddress = { body, email, delivery: delivery ?? 'immediate', changedAt: this.clock.now(), changedBy: caller.actor.actorId };
    this.addresses.save(address);
    return address;
  }

  @Delete('office-addresses/:body')
  @HttpCode(204)
  @Requires('contact.manage')
  async remove(@Param() { body }: OfficeAddressPath, @TheExchange() { request }: Exchange): Promise<void> {
    await this.system.assertMay(request, 'contact.manage');
    if (!this.addresses.remove(body)) throw new ProblemError('not-found');
  }

  @Get('notice-emails')
  @Requires('contact.read')
  async emails(@Query() query: NoticeEmailsQueryDto, @TheExchange() { request }: Exchange): Promise<NoticeEmailsView> {
    await this.system.assertMay(request, 'contact.read');
    const { limit } = pageOf(query.limit === undefined ? {} : { limit: query.limit });
    const records = this.outbox.list(query.cursor ?? null, limit + 1, query.state ?? null);
    const emails = records.slice(0, limit);
    const status = this.post.status();
    return {
      email: status.state,
      lastAnswer: status.state === 'off' ? null : status.lastAnswer,
      counts: this.outbox.counts(),
      sinceStart: this.post.counts(),
      emails,
      nextCursor: records.length > limit ? (emails.at(-1)?.id ?? null) : null,
    };
  }

  /** Sends an e-mail again that was refused for good, once the address of the office was corrected. Asked twice, it goes once. */
  @Post('notice-emails/:id/sending-again')
  @HttpCode(200)
  @Requires('contact.manage')
  async sendAgain(@Param() { id }: NoticeEmailPath, @Body() { sameAddress }: SendAgainDto, @TheExchange() { request }: Exchange): Promise<MailRecord> {
    await this.system.assertMay(request, 'contact.manage');
    const record = this.outbox.record(id);
    if (record === null) throw new ProblemError('not-found');
    const fault = sendingAgainFault(record, this.addresses.of(record.body), sameAddress === true);
    if (fault !== null) throw new ProblemError(fault, { body: record.body, answer: record.answer });
    const outcome = this.outbox.sendAgain(id, this.clock.now());
    if (outcome === 'unknown') throw new ProblemError('not-found');
    if (outcome !== 'waits') throw new ProblemError(outcome === 'forgotten' ? 'email-forgotten' : 'email-not-refused', { body: record.body });
    return this.outbox.record(id) as MailRecord;
  }
}
