import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActOnPerson, PERSON_VAULT, PersonsQuestion, type PersonData, type PersonIntent, type PersonsAnswer, type PersonVault } from '#libs/application';
import { SystemDesk } from '../access-log/system-desk.js';
import { ActDto } from '../conversation/act.dto.js';
import { pageOf } from '../conversation/as-of.js';
import { AskedDto, PagedDto } from '../conversation/asked.dto.js';
import { CommandDesk } from '../conversation/command-desk.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk, withETag } from '../conversation/question-desk.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { Sessions } from '../signing-in/sessions.js';
import { AskPersonErasureDto, EnterPersonDto, PersonDataDto, PersonPath } from './persons.dto.js';
import { personView, type PersonsView, type PersonView } from './person.view.js';

/** Who the ids in the log are: entered, looked up, and erased by two people. Every look at others is on record. */
@ApiTags('persons')
@Requires('person.act')
@Controller('api/persons')
export class PersonsController {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
    @Inject(SystemDesk) private readonly system: SystemDesk,
    @Inject(PERSON_VAULT) private readonly vault: PersonVault,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  @Get()
  @Requires('person.read')
  async list(@Query() query: PagedDto, @SignedIn() caller: Caller, @TheExchange() { request }: Exchange): Promise<PersonsView> {
    await this.system.assertMay(request, 'person.read');
    const { moment, persons, nextCursor } = await this.questions.ask<PersonsAnswer>(query, caller, (asked) => new PersonsQuestion(asked, null, pageOf(query)));
    return { moment, persons: persons.map((row) => personView(row, this.vault.get(row.person))), nextCursor };
  }

  /** One's own data need no right, and leave no record. */
  @Get(':id')
  @Requires('person.read')
  async show(@Param() { id }: PersonPath, @Query() query: AskedDto, @SignedIn() caller: Caller, @TheExchange() exchange: Exchange): Promise<PersonView> {
    if (id !== caller.actor.actorId) await this.system.assertMay(exchange.request, 'person.read');
    const { persons } = await this.questions.ask<PersonsAnswer>(query, caller, (asked) => new PersonsQuestion(asked, id, { cursor: null, limit: 1 }));
    const [row] = persons as readonly [PersonsAnswer['persons'][number]];
    return withETag(exchange, row.revision, personView(row, this.vault.get(id)));
  }

  @Post()
  enter(@Body() act: EnterPersonDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'EnterPerson', account: act.account ?? null, data: dataOf(act) }, exchange);
  }

  /** Whole, as it is from now on. */
  @Post(':id/data')
  @HttpCode(200)
  change(@Param() { id: person }: PersonPath, @Body() act: PersonDataDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'ChangePersonData', person, data: dataOf(act) }, exchange);
  }

  @Post(':id/erasure')
  @HttpCode(200)
  askErasure(@Param() { id: person }: PersonPath, @Body() act: AskPersonErasureDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'AskPersonErasure', person, ground: act.ground }, exchange);
  }

  @Post(':id/erasure/taking-back')
  @HttpCode(200)
  takeBackErasure(@Param() { id: person }: PersonPath, @Body() act: ActDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    return this.act(act, { type: 'TakeBackPersonErasure', person }, exchange);
  }

  /** By somebody else than asked for it. Nothing brings the data back. */
  @Post(':id/erasure/confirmation')
  @HttpCode(200)
  async confirmErasure(@Param() { id: person }: PersonPath, @Body() act: ActDto, @TheExchange() exchange: Exchange): Promise<ReceiptView> {
    const receipt = await this.act(act, { type: 'ConfirmPersonErasure', person }, exchange);
    this.sessions.endAllOf(person);
    return receipt;
  }

  private act(act: ActDto, intent: PersonIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new ActOnPerson(intent, context));
  }
}

const dataOf = ({ name, email, phone }: PersonDataDto): PersonData => ({ name, email: email ?? null, phone: phone ?? null });
