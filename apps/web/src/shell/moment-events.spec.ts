import { describe, expect, it } from '@jest/globals';
import { momentEvents } from './moment-events.js';

const ID = '0b0c0d0e-0b0c-4b0c-8b0c-0b0c0d0e0f00';

describe('the events that the slider goes through', () => {
  it.each<readonly [string, Readonly<Record<string, unknown>>, object]>([
    [`/viec/${ID}`, {}, { stream: `assignment-${ID}` }],
    [`/van-ban/${ID}`, {}, { stream: `directive-${ID}` }],
    [`/chi-tieu/${ID}`, {}, { stream: `indicator-${ID}` }],
    [`/kiem-tra/${ID}`, {}, { stream: `inspection-${ID}` }],
    ['/lich-su', { dong: 'organisation-register' }, { stream: 'organisation-register' }],
    ['/lich-su', { dong: '' }, { body: 'van-phong' }],
    ['/tong-hop', { vb: ID, dv: 'so-y-te' }, { stream: `directive-${ID}` }],
    ['/tong-hop', { dv: 'so-y-te' }, { body: 'so-y-te' }],
    ['/van-ban/ban-hanh', {}, { body: 'van-phong' }],
    ['/hop-viec', { vb: 'x' }, { body: 'van-phong' }],
  ])('of %s %j', (path, search, events) => {
    expect(momentEvents(path, search, { actorId: 'an', body: 'van-phong', oversees: true })).toEqual(events);
    expect(momentEvents(path, search, { actorId: 'an', body: 'van-phong', oversees: false })).toEqual('body' in events ? { actor: 'an' } : events);
  });
});
