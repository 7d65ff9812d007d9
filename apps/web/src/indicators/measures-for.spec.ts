import { describe, expect, it } from '@jest/globals';
import { measuresFor } from './measures-for.js';

const INDICATOR = { body: 'btv', reporters: ['ldld-tinh'] };

describe('for whom somebody may measure', () => {
  it.each<readonly [string, readonly string[], 'all' | 'own' | 'none']>([
    ['btv', ['approver'], 'all'], ['ldld-tinh', ['officer'], 'all'], ['ban-dan-van', ['officer', 'supervising-officer'], 'all'], ['so-y-te', ['head'], 'own'], ['btv', ['clerk'], 'none'], ['btv', ['auditor', 'head'], 'none'], ['vptu', ['administrator'], 'none'],
  ])('%s as %s: %s', (body, roles, may) => expect(measuresFor({ body, roles: [...roles] }, INDICATOR)).toBe(may));
});
