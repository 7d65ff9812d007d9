import {
  actorId, assignmentId, bodyId, directiveId, groupId, localDate, NO_DEADLINE, organisationDecider, startOfDay, taskCode,
  type Act, type AssignmentIdFor, type BodyEntry, type BodyKind, type BodyLevel, type Deadline, type DirectiveContent, type GroupId, type LeadMode,
  type OrganisationEvent, type OrganisationState, type Participant, type Task, type TaskRole,
} from '#libs/domain';

/** An act of `body` on `day`, recorded nine hours into it. */
export const actOf = (body: string, day: string, actingFor: string | null = null): Act => ({
  recordedAt: startOfDay(localDate(day)) + 9 * 3_600_000,
  occurredOn: localDate(day),
  lateEntryBasis: null,
  actor: actorId(`actor-of-${body}`),
  body: bodyId(body),
  actingFor: actingFor === null ? null : bodyId(actingFor),
});

/** One body as it is entered; without more, a provincial Party board since 2000. */
export const bodyEntry = (id: string, more: Partial<Omit<BodyEntry, 'bodyId'>> = {}): BodyEntry => ({
  bodyId: bodyId(id),
  kind: 'partyBoard',
  level: 'province',
  parentId: null,
  name: id,
  external: false,
  from: localDate('2000-01-01'),
  ...more,
});

const under = (parent: string, kind: BodyKind, level: BodyLevel = 'province') => ({ parentId: bodyId(parent), kind, level });

/** A few of the bodies of the sample plan, and three of its groups: by kind, by names, open. */
export const SPECIMEN_REGISTER_EVENTS: readonly OrganisationEvent[] = [
  {
    type: 'BodiesRegistered',
    data: {
      bodies: [
        bodyEntry('btv-tinh-uy', { kind: 'standingCommittee', name: 'Ban Thường vụ Tỉnh ủy' }),
        bodyEntry('vptu', { ...under('btv-tinh-uy', 'committeeOffice'), name: 'Văn phòng Tỉnh ủy' }),
        bodyEntry('ban-tuyen-giao', { ...under('btv-tinh-uy', 'partyBoard'), name: 'Ban Tuyên giáo Tỉnh ủy' }),
        bodyEntry('ban-dan-van', { ...under('btv-tinh-uy', 'partyBoard'), name: 'Ban Dân vận Tỉnh ủy' }),
        bodyEntry('ban-to-chuc', { ...under('btv-tinh-uy', 'partyBoard'), name: 'Ban Tổ chức Tỉnh ủy' }),
        bodyEntry('dang-doan-ldld', { ...under('btv-tinh-uy', 'partyCaucus'), name: 'Đảng đoàn Liên đoàn Lao động tỉnh' }),
        bodyEntry('thanh-uy-hue', { ...under('btv-tinh-uy', 'districtPartyCommittee', 'district'), name: 'Thành ủy Huế' }),
        bodyEntry('huyen-uy-a-luoi', { ...under('btv-tinh-uy', 'districtPartyCommittee', 'district'), name: 'Huyện ủy A Lưới' }),
        bodyEntry('tld-ldvn', { kind: 'generalConfederation', level: 'central', external: true, name: 'Tổng Liên đoàn Lao động Việt Nam' }),
      ],
    },
  },
  {
    type: 'GroupDefined',
    data: {
      groupId: groupId('cap-uy-huyen'),
      name: 'các huyện ủy, thị ủy, Thành ủy Huế',
      rule: { by: 'kind', kinds: ['districtPartyCommittee'], level: 'district', parentId: bodyId('btv-tinh-uy'), except: [] },
      from: localDate('2000-01-01'),
      open: false,
    },
  },
  {
    type: 'GroupDefined',
    data: {
      groupId: groupId('cac-ban-dang'),
      name: 'các ban',
      rule: { by: 'members', members: ['ban-tuyen-giao', 'ban-dan-van', 'ban-to-chuc'].map(bodyId) },
      from: localDate('2000-01-01'),
      open: false,
    },
  },
  { type: 'GroupDefined', data: { groupId: groupId('co-quan-lien-quan'), name: 'các cơ quan liên quan', rule: { by: 'members', members: [] }, from: localDate('2000-01-01'), open: true } },
];

/** Folds register events; the act does not matter to the register. */
export const registerOf = (...events: readonly OrganisationEvent[]): OrganisationState =>
  events.reduce((state, event) => organisationDecider.evolve(state, event, actOf('vptu', '2021-01-01')), organisationDecider.initialState);

export const specimenRegister: OrganisationState = registerOf(...SPECIMEN_REGISTER_EVENTS);

const participant = (role: TaskRole, named: { body?: string; group?: string }, mode: LeadMode | null = null): Participant => ({
  role,
  body: named.body === undefined ? null : bodyId(named.body),
  group: named.group === undefined ? null : (named.group as GroupId),
  text: named.body ?? named.group ?? '',
  mode,
  external: false,
  implicit: false,
});
export const lead = (body: string, mode: LeadMode | null = null): Participant => participant('lead', { body }, mode);
export const leadGroup = (group: string): Participant => participant('lead', { group });
export const beside = (role: Exclude<TaskRole, 'lead'>, body: string): Participant => participant(role, { body });
export const besideGroup = (role: Exclude<TaskRole, 'lead'>, group: string): Participant => participant(role, { group });

/** A date as a clerk confirms it. */
export const dueOn = (day: string, more: Partial<Deadline> = {}): Deadline => ({ ...NO_DEADLINE, phrase: `chậm nhất ${day}`, kind: 'date', due: localDate(day), boundary: 'inclusive', confidence: 'high', ...more });

export const taskWith = (code: string, participants: readonly Participant[], more: Partial<Task> = {}): Task => ({
  code: taskCode(code),
  summary: `việc ${code}`,
  expectedOutputs: ['văn bản'],
  participants,
  deadlines: [NO_DEADLINE],
  completion: { by: 'all' },
  partsCompletion: { by: 'lead-report' },
  points: [],
  pointsCompletion: { by: 'all' },
  starred: false,
  ...more,
});

/** A directive shaped like section IV: one fan-out to a group, one dated task, one whose usual confirming body leads it. */
export const specimenContent = (more: Partial<DirectiveContent> = {}): DirectiveContent => ({
  directiveId: directiveId('00000000-0000-5000-8000-000000000024'),
  number: { issuer: bodyId('btv-tinh-uy'), kind: 'KH', year: 2021, number: 24, symbol: '24-KH/TU' },
  date: localDate('2021-11-15'),
  urgency: 'ordinary',
  title: 'Kế hoạch mẫu',
  signatory: { capacity: 'T/M', onBehalfOf: bodyId('btv-tinh-uy'), position: 'Phó Bí thư Thường trực' },
  recipients: [
    { text: 'Các huyện ủy, thị ủy, Thành ủy Huế', sourceLine: 161, bodies: [], groups: [groupId('cap-uy-huyen')], purpose: 'perform' },
    { text: 'Ban Tuyên giáo Tỉnh ủy; Tổng Liên đoàn', sourceLine: null, bodies: [bodyId('ban-tuyen-giao'), bodyId('tld-ldvn')], groups: [], purpose: null },
  ],
  implements: ['02-NQ/TW'],
  items: [
    { code: 'IV.1', sourceSentence: 'Cấp ủy huyện xây dựng kế hoạch.', sourceLine: 136, corrections: [], tasks: [taskWith('IV.1', [leadGroup('cap-uy-huyen')])] },
    {
      code: 'IV.4',
      sourceSentence: 'Tuyên giáo chủ trì tuyên truyền trong năm.',
      sourceLine: 142,
      corrections: [],
      tasks: [taskWith('IV.4', [lead('ban-tuyen-giao'), beside('coordinate', 'ban-dan-van'), beside('coordinate', 'dang-doan-ldld')], { deadlines: [dueOn('2021-12-31', { kind: 'year-end' })] })],
    },
    {
      code: 'IV.8',
      sourceSentence: 'Dân vận theo dõi và báo cáo.',
      sourceLine: 151,
      corrections: [],
      tasks: [taskWith('IV.8a', [lead('ban-dan-van', 'monitor'), besideGroup('coordinate', 'cac-ban-dang'), beside('coordinate', 'vptu'), besideGroup('coordinate', 'co-quan-lien-quan'), beside('report-to', 'btv-tinh-uy')])],
    },
  ],
  confirmingBody: bodyId('ban-dan-van'),
  confirmingFallbacks: [bodyId('vptu'), bodyId('btv-tinh-uy')],
  supervisingBody: bodyId('ban-dan-van'),
  sample: true,
  ...more,
});

/** Readable ids in place of derived UUIDs. */
export const readableAssignmentId: AssignmentIdFor = (_directive, task, body) => assignmentId(`${task}/${body}`);
