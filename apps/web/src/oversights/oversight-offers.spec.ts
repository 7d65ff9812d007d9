import { describe, expect, it } from '@jest/globals';
import type { Schemas } from '../api/client.js';
import { vi } from '../language/vi.js';
import type { Session } from '../session/session.js';
import { oversightOffers } from './oversight-offers.js';

const session = (body: string, ...roles: string[]): Session => ({ body, roles }) as unknown as Session;
const entry = (number: number, takenBack = false): object => ({ number, takenBack, text: `Mục ${number}`, reason: `Vì ${number}` });
const oversight = (more: object = {}, status = 'open'): Schemas['OversightAnswer'] =>
  ({ oversight: { status, overseeing: { body: 'ubkt', name: 'UBKT' }, overseen: [{ body: 'so-y-te', name: 'Sở Y tế' }] }, observations: [], warnings: [], recommendations: [], proposals: [], ...more }) as unknown as Schemas['OversightAnswer'];
/** The overseeing body goes on in another one. */
const goesOnIn = (body: string): readonly string[] => (body === 'ubkt' ? ['ubkt', 'ubkt-moi'] : [body]);
const offered = (answer: Schemas['OversightAnswer'], asker: Session, actingFor: string | null = null): readonly string[] =>
  oversightOffers(answer, { asker, actingFor, goesOnIn }, vi).map(({ deed, of, obstacle }) => [obstacle === null || obstacle === undefined ? '' : '(', deed.name, of === undefined ? '' : `: ${of}`].join(''));

describe('what belongs to whom in an oversight', () => {
  it('lets the overseeing body observe, warn and propose, its head recommend and end, and whoever carries it on', () => {
    const seen = oversight({ observations: [entry(1)] });
    const watching = ['RecordObservation', 'GiveEarlyWarning', 'ProposeInspection', 'TakeBackOversightEntry: quan sát'];
    expect(offered(seen, session('ubkt', 'officer'))).toEqual(watching);
    expect(offered(seen, session('ubkt-moi', 'head'))).toEqual([...watching, 'RecommendAfterOversight', 'EndOversight', '(TakeBackOversightEnd']);
    expect(offered(seen, session('btv', 'head'), 'ubkt')).toContain('EndOversight');
  });

  it('says what stands in the way: nothing observed, or the end', () => {
    expect(offered(oversight(), session('ubkt', 'officer'))).toEqual(['RecordObservation', '(GiveEarlyWarning', 'ProposeInspection']);
    expect(offered(oversight({}, 'ended'), session('ubkt', 'head')).filter((name) => !name.startsWith('('))).toEqual(['TakeBackOversightEnd']);
  });

  it('offers to take back, of each kind, what stands', () => {
    const [offer, ...others] = oversightOffers(oversight({ warnings: [entry(1, true)], proposals: [entry(1), entry(2, true)] }), { asker: session('ubkt', 'officer'), actingFor: null, goesOnIn }, vi).filter(({ deed }) => deed.name === 'TakeBackOversightEntry');
    expect(others).toEqual([]);
    expect([offer?.initial, offer?.known?.['number']]).toEqual([{ entry: 'proposal' }, [{ value: '1', label: '1. Vì 1' }]]);
  });

  it('is to end for whoever else leads and may see it, where the overseeing body came to watch itself', () => {
    const merged = (body: string): readonly string[] => (body === 'ubkt' ? ['ubkt', 'so-y-te'] : [body]);
    const of = (asker: Session, status = 'open'): readonly string[] => oversightOffers(oversight({ overseen: [] }, status), { asker, actingFor: null, goesOnIn: merged }, vi).map(({ deed, obstacle }) => `${obstacle === null || obstacle === undefined ? '' : '('}${deed.name}`);
    expect([of(session('vptu', 'head')), of(session('vptu', 'head'), 'ended'), of(session('vptu', 'officer'))]).toEqual([['EndOversight'], ['(EndOversight'], []]);
    expect(of(session('so-y-te', 'head')).filter((name) => !name.startsWith('('))).toEqual([]);
  });

  it('is nothing to overseen bodies, to clerks and to auditors', () => {
    expect([session('so-y-te', 'head'), session('ubkt', 'clerk'), session('ubkt', 'auditor', 'head')].map((asker) => offered(oversight(), asker))).toEqual([[], [], []]);
  });
});
