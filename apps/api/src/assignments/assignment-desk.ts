import { Inject, Injectable } from '@nestjs/common';
import { ActOnAssignment } from '#libs/application';
import type { AssignmentId } from '#libs/domain';
import { CommandDesk } from '../conversation/command-desk.js';
import type { Exchange } from '../conversation/exchange.js';
import type { ReceiptView } from '../conversation/receipt.view.js';
import type { AssignmentActDto } from './assignment-act.dto.js';

/** Turns an act that was sent into the command it stands for. */
@Injectable()
export class AssignmentDesk {
  constructor(@Inject(CommandDesk) private readonly desk: CommandDesk) {}

  act(id: AssignmentId, act: AssignmentActDto, exchange: Exchange): Promise<ReceiptView> {
    return this.desk.carryOut(exchange, act, (context) => new ActOnAssignment(id, act.toIntent(), context));
  }
}
