import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed, dateAt, PERSON_FIELDS, positionsFrom, type Act, type ActorId, type PersonCommand, type PersonField, type PersonState, type PositionsState } from '#libs/domain';
import { CREDENTIAL_STORE, PERSON_VAULT, type CredentialStore, type PersonData, type PersonVault } from '../../ports/index.js';
import { originOf, refusalBy, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer, CommandRefusal } from '../contract.js';
import { namesPerson } from '../position/names-person.js';
import { POSITIONS, POSITION_STREAM } from '../position/position.aggregate.js';
import { destroyDataOf } from './carry-out-erasures.js';
import { ActOnPerson, type PersonIntent } from './person.contract.js';
import { PERSON, personStream } from './person.aggregate.js';

/** Enters a person, changes what the vault keeps, and erases it. What is personal goes to the vault, after the act is recorded; the log hears of the kind of data only. */
@CommandHandler(ActOnPerson)
export class ActOnPersonHandler implements ICommandHandler<ActOnPerson, CommandAnswer> {
  constructor(
    @Inject(CommandCore) private readonly core: CommandCore,
    @Inject(PERSON_VAULT) private readonly vault: PersonVault,
    @Inject(CREDENTIAL_STORE) private readonly credentials: CredentialStore,
  ) {}

  /** @throws PersonVaultFaultError: asked again, it goes on where it was. */
  async execute({ intent: asked, context }: ActOnPerson): Promise<CommandAnswer> {
    const intent = composed(asked);
    // A stored hash of a request that holds a name would be a way to guess it.
    const unhashed = { ...context, requestHash: null };
    const entering = originOf(this.core.ids, unhashed, 'persons');
    const person = intent.type !== 'EnterPerson' ? intent.person : (intent.account ?? (this.core.ids.derive('person', entering.commandId) as ActorId));
    const stream = personStream(person);
    const positions = await this.core.stateOf(POSITIONS, POSITION_STREAM);
    const answer = await this.core.execute({
      aggregate: PERSON,
      stream,
      origin: originOf(this.core.ids, unhashed, stream),
      refusalOf: (_state, act) => refusalBy(context.actor, intent.type, { kind: 'system' }, act, this.core.rules),
      commandFor: (state, act) => {
        if ('data' in intent) this.vault.seal('person', ''); // without the key nothing is recorded that the vault could not follow
        return this.namesSomebody(intent, person, act) ?? this.commandFor(intent, person, state, positions, act);
      },
    });
    if (answer.ok) this.keep(intent, person);
    return answer.ok ? { ok: true, receipt: { ...answer.receipt, id: person } } : answer;
  }

  private commandFor(intent: PersonIntent, person: ActorId, state: PersonState, positions: PositionsState, act: Act): PersonCommand {
    switch (intent.type) {
      case 'EnterPerson':
        return { type: 'EnterPerson', person };
      case 'ChangePersonData':
        return { type: 'ChangePersonData', fields: state.status === 'erased' ? [] : changed(this.vault.get(person), intent.data) };
      case 'AskPersonErasure':
        return { type: 'AskPersonErasure', ground: intent.ground, positions: positionsFrom(positions, person, dateAt(act.recordedAt)) };
      case 'TakeBackPersonErasure':
        return { type: 'TakeBackPersonErasure' };
      case 'ConfirmPersonErasure':
        return { type: 'ConfirmPersonErasure', positions: positionsFrom(positions, person, dateAt(act.recordedAt)) };
    }
  }

  private namesSomebody(intent: PersonIntent, person: ActorId, { lateEntryBasis }: Act): CommandRefusal | null {
    const data = 'data' in intent ? intent.data : this.vault.get(person);
    return lateEntryBasis !== null && namesPerson(lateEntryBasis, data) ? rejected({ tag: 'text-names-person', facts: {} }) : null;
  }

  private keep(intent: PersonIntent, person: ActorId): void {
    if ('data' in intent) this.vault.put(person, intent.data);
    if (intent.type === 'ConfirmPersonErasure') destroyDataOf(person, this.vault, this.credentials);
  }
}

const changed = (before: PersonData | 'erased' | null, after: PersonData): readonly PersonField[] =>
  before === null || before === 'erased' ? PERSON_FIELDS.filter((field) => after[field] !== null) : PERSON_FIELDS.filter((field) => before[field] !== after[field]);
