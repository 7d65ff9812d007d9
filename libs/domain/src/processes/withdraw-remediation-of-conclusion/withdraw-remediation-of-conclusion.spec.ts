import { describe, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, PARTIES, processSpecification } from '#libs/testing/domain';
import { assignmentDecider } from '../../assignment/index.js';
import { assignmentId, bodyId } from '../../kernel/index.js';
import type { InspectionEvent } from '../../supervision/index.js';
import { withdrawRemediationOfConclusion } from './withdraw-remediation-of-conclusion.js';

const { play, foldAll } = deciderSpecification(assignmentDecider);
const { given } = processSpecification(withdrawRemediationOfConclusion);
const number = { issuer: bodyId('ubkt'), kind: 'KL', year: 2023, number: 20, symbol: '20-KL/UBKT' } as const;
const takenBack: InspectionEvent = { type: 'InspectionConclusionTakenBack', data: { number, reason: 'thiếu căn cứ', withdrawn: [assignmentId('duty-1')], kept: [] } };
const act = actOf('ubkt', '2023-04-10');

describe('the duties of a conclusion that is taken back', () => {
  it('are withdrawn, each on behalf of who issues it, with the reason', () => {
    given({ duties: [foldAll(play(did.assign(), did.acknowledge()))] }).when(takenBack, act).thenSends({
      to: { kind: 'assignment', assignmentId: assignmentId('duty-1') }, onBehalfOf: bodyId(PARTIES.issuer),
      command: { type: 'WithdrawAssignment', basis: 'Rút kết luận kiểm tra 20-KL/UBKT: thiếu căn cứ' },
    });
  });

  it('stay done when they were accepted meanwhile, and are left alone when they have gone already', () => {
    const done = foldAll(play(did.assign(), did.acknowledge(), did.submit('2021-12-14'), did.accept('2021-12-20')));
    given({ duties: [done, foldAll(play(did.assign(), did.withdraw())), assignmentDecider.initialState] }).when(takenBack, act).thenIgnores('nothing-to-withdraw');
    given({ duties: [] }).when({ type: 'InspectionClosed', data: { open: [], reason: null } }, act).thenIgnores('not-for-this-process');
  });
});
