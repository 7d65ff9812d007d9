import type { ActOnDirective } from '#libs/application';
import { bodyId, groupId, localDate, NO_DEADLINE, type BodyEntry, type BodyId, type BodyKind, type BodyLevel, type Deadline, type DirectiveContent, type OrganisationCommand, type Task } from '#libs/domain';
import { beside, bodyEntry, dueOn, lead, leadGroup, taskWith } from '#libs/testing';
import type { Chance } from './chance.js';

export const ISSUER = bodyId('ban-thuong-vu');
export const OFFICE = bodyId('van-phong');
export const SUPERVISOR = bodyId('ban-theo-doi');
export const INSPECTORS = bodyId('uy-ban-kiem-tra');
/** Outside the authority: it may lead a task, and nobody counts its days. */
export const OUTSIDER = bodyId('ngoai-tinh');
/** These four never end: there must be somebody who issues, confirms, follows and inspects. */
export const KEPT: readonly BodyId[] = [ISSUER, OFFICE, SUPERVISOR, INSPECTORS];
export const BODIES = 60;

const entry = (id: string, kind: BodyKind, level: BodyLevel, from = '2000-01-01'): BodyEntry => bodyEntry(id, { kind, level, parentId: id === ISSUER ? null : ISSUER, name: `Cơ quan ${id}`, from: localDate(from) });

/** A body that comes to be later, of any kind that carries duties. */
export const laterBody = (id: string, from: string, chance: Chance): BodyEntry => {
  const [kind, level] = chance.pick([['partyBoard', 'province'], ['districtPartyCommittee', 'district'], ['department', 'province']] as const);
  return entry(id, kind, level, from);
};

/** The register at the beginning: an issuer, three offices, ten boards, sixteen districts and thirty departments. */
export function firstRegister(): readonly OrganisationCommand[] {
  const numbered = (prefix: string, count: number, kind: BodyKind, level: BodyLevel): BodyEntry[] => Array.from({ length: count }, (_, place) => entry(`${prefix}-${place + 1}`, kind, level));
  const bodies = [
    entry(ISSUER, 'standingCommittee', 'province'), entry(OFFICE, 'committeeOffice', 'province'), entry(SUPERVISOR, 'partyBoard', 'province'), entry(INSPECTORS, 'inspectionCommission', 'province'), bodyEntry(OUTSIDER, { kind: 'other', level: 'province', parentId: null, name: 'Cơ quan ngoài tỉnh', external: true, from: localDate('2000-01-01') }),
    ...numbered('ban', 10, 'partyBoard', 'province'), ...numbered('huyen', 16, 'districtPartyCommittee', 'district'), ...numbered('so', 30, 'department', 'province'),
  ]; // prettier-ignore
  return [
    { type: 'RegisterBodies', bodies },
    { type: 'DefineGroup', groupId: groupId('cap-huyen'), name: 'cấp huyện', rule: { by: 'kind', kinds: ['districtPartyCommittee'], level: 'district', parentId: ISSUER, except: [] }, from: localDate('2000-01-01'), open: false },
    { type: 'DefineGroup', groupId: groupId('cac-ban'), name: 'các ban', rule: { by: 'kind', kinds: ['partyBoard'], level: 'province', parentId: ISSUER, except: [SUPERVISOR] }, from: localDate('2000-01-01'), open: false },
  ];
}

type DraftContent = Extract<ActOnDirective['intent'], { type: 'DraftDirective' }>['content'];

/** A plan of that day: some dated tasks, a fan-out, a standing task and one without a date. */
export function planOf(number: number, day: string, dayAfter: (days: number) => string, living: readonly BodyId[], chance: Chance): DraftContent {
  const carriers = living.filter((body) => !KEPT.includes(body));
  const anyCarrier = (): BodyId => chance.pick(carriers);
  const deadline = (): readonly Deadline[] => {
    const kind = chance.weighted({ dated: 7, undated: 1, standing: 1, recurring: 1.5, conditional: 1 });
    if (kind === 'dated') return [dueOn(dayAfter(chance.between(5, 300)))];
    if (kind === 'undated') return [NO_DEADLINE];
    const phrase = { standing: 'thường xuyên', recurring: 'hằng quý', conditional: '10 ngày trước ngày bầu cử' }[kind];
    return [{ ...NO_DEADLINE, phrase, kind: kind === 'conditional' ? 'relative' : kind, confidence: 'high' }];
  };
  const tasks: Task[] = [];
  for (let place = 1; place <= chance.between(2, 4); place++) {
    const code = `IV.${place}`;
    const rule = chance.pick([{ by: 'all' }, { by: 'lead-report' }, { by: 'first' }, { by: 'quorum', percent: 50 }] as const);
    const fansOut = place === 1 && chance.hit(0.5);
    const leading = chance.hit(0.06) ? OUTSIDER : anyCarrier();
    const coordinating = anyCarrier();
    const participants = fansOut ? [leadGroup(chance.pick(['cap-huyen', 'cac-ban']))] : [lead(leading), ...(coordinating === leading ? [] : [beside('coordinate', coordinating)])];
    tasks.push(taskWith(code, participants, { deadlines: deadline(), partsCompletion: rule, points: chance.hit(0.15) ? [{ code: 'a', text: 'điểm a' }, { code: 'b', text: 'điểm b' }] : [], pointsCompletion: chance.pick([{ by: 'all' }, { by: 'lead-report' }] as const), starred: chance.hit(0.1), expectedOutputs: ['báo cáo'] }));
  }
  const content: Omit<DirectiveContent, 'directiveId'> = {
    number: { issuer: ISSUER, kind: 'KH', year: Number(day.slice(0, 4)), number, symbol: `${number}-KH/TU` },
    date: localDate(day), urgency: 'ordinary', title: `Kế hoạch ${number}`, signatory: { capacity: 'T/M', onBehalfOf: ISSUER, position: 'Phó Bí thư' },
    recipients: [{ text: 'Các cơ quan', sourceLine: null, bodies: [...new Set([anyCarrier(), anyCarrier()])], groups: [], purpose: 'perform' }],
    implements: [], items: tasks.map((task) => ({ code: task.code, sourceSentence: task.summary, sourceLine: null, corrections: [], tasks: [task] })),
    confirmingBody: OFFICE, confirmingFallbacks: [ISSUER], supervisingBody: SUPERVISOR, sample: true,
  }; // prettier-ignore
  return content;
}
