import { describe, it } from '@jest/globals';
import { actOf, processSpecification } from '#libs/testing/domain';
import { emptyRegister } from '../../organisation/index.js';
import { handOverReporting } from './hand-over-reporting.js';

const { given } = processSpecification(handOverReporting);
const fellDue = { type: 'HandOverFellDue', data: { changeId: 'end:2025-02-03:ban-dan-van' } } as const;

describe('handing over what is owed of periodic reports', () => {
  it('ignores a change that is not ordered, and events that are none of its own', () => {
    given({ register: emptyRegister, obligations: [], reviews: [] }).when(fellDue, actOf('vptu', '2025-02-03')).thenIgnores('no-such-change');
    given({ register: emptyRegister, obligations: [], reviews: [] }).when({ type: 'BodiesRegistered', data: { bodies: [] } }, actOf('vptu', '2025-02-03')).thenIgnores('not-for-this-process');
  });
});
