import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { composed, actingBody, decidesOver, standsFor, type Act, type CheckedReference, type EventReference, type OrganisationState, type Resource, type UrgingCommand, type UrgingState } from '#libs/domain';
import { ASSIGNMENT, ORGANISATION, URGING } from '../aggregate.js';
import { originOf, refusalBy } from '../client-command.js';
import { CommandCore } from '../command-core.js';
import type { CommandAnswer } from '../contract.js';
import { assignmentStream, ORGANISATION_STREAM, urgingStream } from '../stream-names.js';
import { ActOnUrging, type UrgingIntent } from './urging.contract.js';

/** Any act on an urging that went out. */
@CommandHandler(ActOnUrging)
export class ActOnUrgingHandler implements ICommandHandler<ActOnUrging, CommandAnswer> {
  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async execute({ urgingId, intent: asked, context }: ActOnUrging): Promise<CommandAnswer> {
    const intent = composed(asked);
    const stream = urgingStream(urgingId);
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const command = await this.commandOf(intent, stream, register);
    return this.core.execute({
      aggregate: URGING,
      stream,
      origin: originOf(this.core.ids, context, stream),
      rulesFor: ({ document }) => this.core.rules.for(document?.number.issuer ?? null),
      refusalOf: (state, act) => refusalBy(context.actor, intent.type, urgingResource(state, act, register), act, this.core.rules),
      commandFor: () => command,
    });
  }

  private async commandOf(intent: UrgingIntent, stream: string, register: OrganisationState): Promise<UrgingCommand> {
    switch (intent.type) {
      case 'AnswerUrging':
        return { ...intent, register, refersTo: await this.checked(intent.refersTo, stream) };
      case 'RecordUrgingDelivery':
        return intent;
      case 'GiveExplanation':
      case 'AcceptExplanation':
      case 'AskExplanationAgain':
      case 'WithdrawUrging':
      case 'CloseUrging':
      case 'TakeBackUrgingAnswer':
      case 'TakeBackExplanation':
      case 'TakeBackExplanationAcceptance':
      case 'TakeBackUrgingEnd':
        return { ...intent, register };
    }
  }

  /** Streams of duties that the urging is not about are not looked at: whether they exist is nobody's business here. */
  private async checked(references: readonly EventReference[], stream: string): Promise<readonly CheckedReference[]> {
    const { duties } = await this.core.stateOf(URGING, stream);
    const about = new Set(duties.map(({ assignmentId }) => assignmentId));
    return Promise.all(
      references.map(async (reference) => {
        const { assignmentId } = reference;
        const lastRevision = about.has(assignmentId) ? (await this.core.heldState(ASSIGNMENT, assignmentStream(assignmentId))).revision : -1;
        return { ...reference, lastRevision };
      }),
    );
  }
}

/** What `can()` must know of an urging, the acting body standing in for those that it continues; null before it went out. */
function urgingResource(state: UrgingState, act: Act, register: OrganisationState): Resource | null {
  const { document, addressees, duties } = state;
  if (document === null) return null;
  const body = actingBody(act);
  const followers = [...new Set(duties.flatMap(({ assignedBy, supervising }) => [assignedBy, supervising]))];
  const named = addressees.map((addressee) => addressee.body);
  return {
    kind: 'urging',
    issuers: decidesOver(state, body, register, act.occurredOn) ? [document.number.issuer, body] : [document.number.issuer],
    addressees: named.some((each) => standsFor(register, body, each, act.occurredOn)) ? [...named, body] : named,
    followers,
  };
}
