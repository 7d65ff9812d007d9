import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { bodyStands, composed, type ActorId, type PositionCommand, type PositionsState } from '#libs/domain';
import { PERSON_VAULT, type PersonVault } from '../../ports/index.js';
import { ORGANISATION } from '../aggregate.js';
import { NOT_FOUND, originOf, refusalBy, rejected } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer, CommandRefusal } from '../contract.js';
import { PERSON, personStream } from '../person/person.aggregate.js';
import { ORGANISATION_STREAM } from '../stream-names.js';
import { namesPerson } from './names-person.js';
import { POSITIONS, POSITION_STREAM } from './position.aggregate.js';
import { ActOnPositions, type PositionIntent } from './position.contract.js';

/** Appointing a person to a position of a body, and ending that. */
@CommandHandler(ActOnPositions)
export class ActOnPositionsHandler implements ICommandHandler<ActOnPositions, CommandAnswer> {
  constructor(
    @Inject(CommandCore) private readonly core: CommandCore,
    @Inject(PERSON_VAULT) private readonly vault: PersonVault,
  ) {}

  /** @throws PersonVaultFaultError */
  async execute({ intent: asked, context }: ActOnPositions): Promise<CommandAnswer> {
    const intent = composed(asked);
    const origin = originOf(this.core.ids, context, POSITION_STREAM);
    // Follows from the command, so that the same request again names the same position.
    const positionId = intent.type === 'AppointPerson' ? this.core.ids.derive('position', origin.commandId) : intent.positionId;
    const command = await this.commandOf(intent, positionId);
    const answer = await this.core.execute({
      aggregate: POSITIONS,
      stream: POSITION_STREAM,
      origin,
      refusalOf: (state, act) => {
        const body = intent.type === 'AppointPerson' ? intent.body : placeOf(state, positionId)?.body;
        return body === undefined ? NOT_FOUND : refusalBy(context.actor, intent.type, { kind: 'staff', body }, act, this.core.rules);
      },
      commandFor: (state) => this.namesSomebody(intent, state, positionId) ?? command,
    });
    return answer.ok ? { ok: true, receipt: { ...answer.receipt, id: positionId } } : answer;
  }

  private async commandOf(intent: PositionIntent, positionId: string): Promise<PositionCommand> {
    if (intent.type === 'EndPosition') return intent;
    const { type, ...given } = intent;
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const { status: person } = await this.core.stateOf(PERSON, personStream(given.person));
    return { type, terms: { positionId, ...given }, stands: { body: bodyStands(register, given.body, given.validFrom), person } };
  }

  /** What is written here stays for ever, so it names papers, not the person. */
  private namesSomebody(intent: PositionIntent, state: PositionsState, positionId: string): CommandRefusal | null {
    const [text, person] = intent.type === 'AppointPerson' ? [intent.basis, intent.person] : [intent.reason, placeOf(state, positionId)?.person as ActorId];
    return namesPerson(text, this.vault.get(person)) ? rejected({ tag: 'text-names-person', facts: {} }) : null;
  }
}

const placeOf = ({ positions }: PositionsState, positionId: string): PositionsState['positions'][number] | undefined => positions.find((each) => each.positionId === positionId);
