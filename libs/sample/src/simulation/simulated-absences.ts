import { ActOnDelegations } from '#libs/application';
import { addDays, bodyId, localDate, type BodyId, type Delegation, type LocalDate } from '#libs/domain';
import { SAMPLE_ISSUER } from '../sample-plan.js';
import type { SeededRandom } from '../seeded-random.js';
import type { Life } from './simulation-agenda.js';
import { officeHour, type Stage } from './simulation-stage.js';

const STAND_IN = bodyId('vptu');

/** Who acts for whom on a day. */
export class StandIns {
  private readonly given: Delegation[] = [];

  add(delegation: Delegation): void {
    this.given.push(delegation);
  }

  for(body: BodyId, day: LocalDate): { readonly body: BodyId; readonly delegation: Delegation } | null {
    const delegation = this.given.find(({ from, validFrom, validTo }) => from === body && validFrom <= day && (validTo === null || day <= validTo));
    return delegation === undefined ? null : { body: STAND_IN, delegation };
  }
}

/** Three weeks each July, in which the office takes the consolidated reports in the name of the Standing Committee: both names stand on the act. */
export async function* julyAbsences(stage: Stage, standIns: StandIns, random: SeededRandom): Life {
  for (let year = 2022; ; year += 1) {
    const [validFrom, validUntil] = [localDate(`${year}-07-04`), localDate(`${year}-07-25`)];
    yield officeHour(addDays(validFrom, -3), random);
    const actions = ['AcceptConsolidation'] as const;
    const basis = 'Giấy ủy quyền của bản trình diễn (giả định)';
    const intent = { type: 'DelegatePower', from: { body: SAMPLE_ISSUER, position: null }, to: { body: STAND_IN, position: null }, validFrom, validUntil, actions, basis } as const;
    const { id } = await stage.by(SAMPLE_ISSUER, (context) => new ActOnDelegations(intent, context));
    const standIn = { from: SAMPLE_ISSUER, validFrom, validTo: addDays(validUntil, -1), position: null, actions } as const;
    if (year % 3 !== 0) {
      standIns.add(standIn);
      continue;
    }
    // Every third year whoever was away is back a week early.
    standIns.add({ ...standIn, validTo: localDate(`${year}-07-17`) });
    yield officeHour(localDate(`${year}-07-15`), random);
    const back = { type: 'RevokeDelegation', delegationId: id, from: localDate(`${year}-07-18`), reason: 'Đã trở lại làm việc (giả định)' } as const;
    await stage.by(SAMPLE_ISSUER, (context) => new ActOnDelegations(back, context));
  }
}
