import { Inject, Injectable } from '@nestjs/common';
import { ActOnAssignment, type AssignmentIntent } from '#libs/application';
import type { AssignmentId } from '#libs/domain';
import { CommandDesk } from '../conversation/command-desk.js';
import type { Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { FileDesk } from '../files/file-desk.js';
import { signedIn } from '../signing-in/caller.js';
import { EvidencedActDto, type AssignmentActDto } from './assignment-act.dto.js';

/** Turns an act that was sent into the command it stands for. */
@Injectable()
export class AssignmentDesk {
  constructor(
    @Inject(CommandDesk) private readonly desk: CommandDesk,
    @Inject(FileDesk) private readonly files: FileDesk,
  ) {}

  act(id: AssignmentId, act: AssignmentActDto, exchange: Exchange): Promise<ReceiptView> {
    // Without files nothing is waited for: acts of one turn are handled together.
    if (filesOf(act).length === 0) return this.carryOut(id, act, act.toIntent(), exchange);
    return this.intentOf(act, exchange.request).then((intent) => this.carryOut(id, act, intent, exchange));
  }

  /** What the act asks for, with its files as they stand. */
  async intentOf(act: AssignmentActDto, request: Exchange['request']): Promise<AssignmentIntent> {
    const asked = filesOf(act);
    if (asked.length === 0) return act.toIntent();
    return { ...act.toIntent(), files: await this.files.asked(asked, signedIn(request).actor.actorId) } as AssignmentIntent;
  }

  private carryOut(id: AssignmentId, act: AssignmentActDto, intent: AssignmentIntent, exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new ActOnAssignment(id, intent, context));
  }
}

const filesOf = (act: AssignmentActDto): NonNullable<EvidencedActDto['files']> => (act instanceof EvidencedActDto ? (act.files ?? []) : []);
