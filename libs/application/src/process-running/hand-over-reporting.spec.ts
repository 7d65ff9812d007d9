import { afterEach, describe, expect, it } from '@jest/globals';
import { ActOnOrganisation, ActOnPeriodReport, ActOnPeriodReportHandler, ActOnReporting, ActOnReportingHandler, ActOnReview, ActOnReviewHandler, DueHandOvers, REPORTING, reportingStream, REVIEW, reviewStream, type CommandAnswer } from '#libs/application';
import { bodyId, localDate, owedFor, reportPeriodNumber, type BodyId, type OrganisationCommand, type ReportingId, type ReviewId } from '#libs/domain';
import { bodyEntry, contextOf, ManualClock, testActor, TestApplication } from '#libs/testing';

const houses: TestApplication[] = [];
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

const idOf = (answer: CommandAnswer): string => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.receipt.id;
};
const administrator = contextOf('vptu', { actor: testActor('vptu', ['administrator']) });
const change = async (house: TestApplication, intent: OrganisationCommand) => idOf(await house.send(new ActOnOrganisation(intent, administrator)));
/** The real case: the body that reports and the one that gathers the reports become one in 2025. */
const merger: OrganisationCommand = {
  type: 'SucceedBodies', predecessors: ['ban-tuyen-giao', 'ban-dan-van'].map(bodyId), successors: [bodyId('ban-tgdv')], newBodies: [bodyEntry('ban-tgdv', { name: 'Ban Tuyên giáo và Dân vận', from: localDate('2025-02-03') })],
  on: localDate('2025-02-03'), basis: 'QĐ 01-QĐ/TU', keeper: null, allotment: [],
}; // prettier-ignore
const content = { summary: 'Đã làm', figures: [], attachments: [] };

async function begun(recipient: string): Promise<{ house: TestApplication; id: ReportingId; file: (body: string, period: string, unit: string) => Promise<CommandAnswer> }> {
  const house = new TestApplication({ clock: ManualClock.on('2024-01-10') });
  houses.push(house);
  await change(house, { type: 'RegisterBodies', bodies: ['btv-tinh-uy', 'vptu', 'ban-tuyen-giao', 'ban-dan-van', 'ubkt'].map((id) => bodyEntry(id, { name: `Tên ${id}` })) });
  const terms = {
    title: 'Báo cáo quý', consolidator: bodyId('ban-dan-van'), recipient: bodyId(recipient), units: ['ban-tuyen-giao', 'ubkt'].map(bodyId), calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2024-Q4',
    lastPeriod: null, schedule: { unitDue: { by: 'day-of-month', monthOffset: 0, day: 20 }, consolidatedDue: null }, basis: { directiveId: null, symbol: '24-KH/TU', itemCode: null, sourceLine: null, note: 'định kỳ' },
  } as const; // prettier-ignore
  const id = idOf(await new ActOnReportingHandler(house.core).execute(new ActOnReporting(null, { type: 'SetUpReporting', terms }, contextOf('ban-dan-van')))) as ReportingId;
  const file = (body: string, period: string, unit: string): Promise<CommandAnswer> =>
    new ActOnPeriodReportHandler(house.core).execute(new ActOnPeriodReport(id, period, { type: 'FileUnitReport', unit: bodyId(unit), content }, contextOf(body)));
  return { house, id, file };
}

const partsOf = async (house: TestApplication, id: ReportingId): Promise<unknown> => {
  const state = await house.core.stateOf(REPORTING, reportingStream(id));
  const units = (period: string): readonly string[] => owedFor(state, reportPeriodNumber('quarterly', period) ?? -1)?.units.map(({ unit, filedBy }: { unit: BodyId; filedBy: BodyId }) => `${unit} by ${filedBy}`) ?? [];
  return { owner: state.owner, consolidator: state.consolidator, recipient: state.recipient, before: units('2024-Q4'), during: units('2025-Q1'), after: units('2025-Q2') };
};

describe('a merger of those who report', () => {
  it('moves their parts on its day: what is missing keeps the old name, and nobody reports to itself', async () => {
    const { house, id, file } = await begun('btv-tinh-uy');
    await change(house, merger);
    await house.settle();
    house.clock.setDay('2025-02-03');
    expect(await new DueHandOvers(house.core, house.clock).begin()).toBe(1);
    await house.settle();
    expect(await partsOf(house, id)).toEqual({
      owner: 'ban-tgdv', consolidator: 'ban-tgdv', recipient: 'btv-tinh-uy', before: ['ban-tuyen-giao by ban-tgdv', 'ubkt by ubkt'], during: ['ubkt by ubkt'], after: ['ubkt by ubkt'],
    }); // prettier-ignore
    expect([(await file('ban-tuyen-giao', '2024-Q4', 'ban-tuyen-giao')).ok, (await file('ban-tgdv', '2024-Q4', 'ban-tuyen-giao')).ok]).toEqual([false, true]);
  });

  it('moves the reviews that go on, with their reports under the old names', async () => {
    const { house } = await begun('btv-tinh-uy');
    const terms = {
      kind: 'interim', title: 'Sơ kết', directiveId: null, directiveSymbol: '24-KH/TU', scopeFrom: null, scopeTo: null, units: ['ban-tuyen-giao', 'ubkt'].map(bodyId), reportsDue: null, outlineSymbol: '15-ĐC',
      outlineDate: localDate('2024-01-05'),
    } as const; // prettier-ignore
    const id = idOf(await new ActOnReviewHandler(house.core).execute(new ActOnReview(null, { type: 'IssueReviewOutline', terms }, contextOf('ban-dan-van')))) as ReviewId;
    house.clock.setDay('2025-02-03');
    await change(house, merger);
    await house.settle();
    const { conductor, units } = await house.core.stateOf(REVIEW, reviewStream(id));
    expect([conductor, units]).toEqual(['ban-tgdv', [{ unit: 'ban-tuyen-giao', filedBy: 'ban-tgdv' }, { unit: 'ubkt', filedBy: 'ubkt' }]]);
  });

  it('leaves a report that was filed for the period of the change where it is', async () => {
    const { house, id, file } = await begun('btv-tinh-uy');
    house.clock.setDay('2025-01-20');
    expect((await file('ubkt', '2025-Q1', 'ubkt')).ok).toBe(true);
    house.clock.setDay('2025-02-03');
    await change(house, { ...merger, predecessors: [bodyId('ubkt')], newBodies: [bodyEntry('ban-tgdv', { name: 'Cơ quan mới', from: localDate('2025-02-03') })] });
    await house.settle();
    expect(await partsOf(house, id)).toMatchObject({ during: ['ban-tuyen-giao by ban-tuyen-giao', 'ubkt by ban-tgdv'], after: ['ban-tgdv by ban-tgdv', 'ban-tuyen-giao by ban-tuyen-giao'] });
  });

  it('never makes one body take the report that it made', async () => {
    const { house, id } = await begun('vptu');
    house.clock.setDay('2025-02-03');
    await change(house, { ...merger, predecessors: ['ban-dan-van', 'vptu'].map(bodyId), newBodies: [bodyEntry('ban-tgdv', { name: 'Cơ quan mới', from: localDate('2025-02-03') })] });
    await house.settle();
    expect(await partsOf(house, id)).toMatchObject({ owner: 'ban-tgdv', consolidator: 'ban-tgdv', recipient: 'vptu' });
  });
});
