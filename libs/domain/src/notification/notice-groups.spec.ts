import { describe, expect, it } from '@jest/globals';
import { isNoticeGroup, kindsOf, NOTICE_GROUPS, NOTICE_KINDS } from './index.js';

describe('the groups of notices that are left to choice', () => {
  it('hold no kind twice, and leave most kinds to nobody’s choice', () => {
    const kinds = kindsOf(NOTICE_GROUPS);
    expect([NOTICE_GROUPS, new Set(kinds).size, kinds.length]).toEqual([['outcomes', 'measurements', 'stars'], 10, 10]);
    expect([isNoticeGroup('stars'), isNoticeGroup('duty-assigned'), kindsOf([])]).toEqual([true, false, []]);
  });

  it('hold nothing that somebody has to answer to', () => {
    const asking = NOTICE_KINDS.filter((kind) => /assigned|due|urged|criticised|reported|urging|reminder|asked|requested|returned|refused|submitted|inspection|deadline|transferred|withdrawn|missing|handed-over|delegat/u.test(kind));
    expect([asking.length > 60, kindsOf(NOTICE_GROUPS).filter((kind) => asking.includes(kind))]).toEqual([true, []]);
  });
});
