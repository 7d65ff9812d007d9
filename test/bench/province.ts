import {
  actorId, bodyId, groupId, localDate, taskCode,
  type Actor, type BodyEntry, type BodyId, type DirectiveContent, type OrganisationCommand, type Role, type TaskCode,
} from '#libs/domain';
import type { CommandContext } from '#libs/application';

/** The office that the workloads run in: one issuer, one confirming office, fifty agencies (the peers' shape). */
export const AGENCIES = 50;
export const TASKS_A_PLAN = 20;
export const ISSUER = bodyId('ban-thuong-vu');
export const OFFICE = bodyId('van-phong');
export const SUPERVISOR = bodyId('ban-dan-van');
const OPEN_GROUP = groupId('co-quan-lien-quan');
const FROM = localDate('2000-01-01');

export const agency = (index: number): BodyId => bodyId(`co-quan-${index % AGENCIES}`);

const entry = (id: BodyId, kind: BodyEntry['kind'], parentId: BodyId | null, name: string): BodyEntry => ({
  bodyId: id, kind, level: 'province', parentId, name, external: false, from: FROM,
});

/** Commands that set the register up, in order. */
export function registerCommands(): readonly OrganisationCommand[] {
  const bodies = [
    entry(ISSUER, 'standingCommittee', null, 'Ban Thường vụ'),
    entry(OFFICE, 'committeeOffice', ISSUER, 'Văn phòng'),
    entry(SUPERVISOR, 'partyBoard', ISSUER, 'Ban Dân vận'),
    ...Array.from({ length: AGENCIES }, (_, index) => entry(agency(index), 'department', ISSUER, `Cơ quan số ${index}`)),
  ];
  return [
    { type: 'RegisterBodies', bodies },
    { type: 'DefineGroup', groupId: OPEN_GROUP, name: 'Các cơ quan liên quan', rule: { by: 'members', members: [] }, from: FROM, open: true },
  ];
}

export const planTask = (index: number): TaskCode => taskCode(`I.${index + 1}`);

/** A plan of twenty dated tasks led by an open group: nothing fans out by itself, each lead is a client's command. */
export function plan(number: number): Omit<DirectiveContent, 'directiveId'> {
  const year = 2021;
  return {
    number: { issuer: ISSUER, kind: 'KH', year, number, symbol: `${number}-KH/TU` },
    date: localDate('2021-11-15'),
    urgency: 'ordinary',
    title: `Kế hoạch đo tải số ${number}`,
    signatory: { capacity: 'T/M', onBehalfOf: ISSUER, position: 'Phó Bí thư Thường trực' },
    recipients: [{ text: 'Các cơ quan', sourceLine: null, bodies: [SUPERVISOR], groups: [], purpose: 'perform' }],
    implements: [],
    items: Array.from({ length: TASKS_A_PLAN }, (_, index) => ({
      code: `I.${index + 1}`,
      sourceSentence: `Việc thứ ${index + 1} của kế hoạch đo tải.`,
      sourceLine: null,
      corrections: [],
      tasks: [
        {
          code: planTask(index),
          summary: `Việc thứ ${index + 1}`,
          expectedOutputs: ['Báo cáo kết quả'],
          participants: [{ role: 'lead' as const, body: null, group: OPEN_GROUP, text: 'các cơ quan liên quan', mode: 'do' as const, external: false, implicit: false }],
          deadlines: [
            { phrase: 'trước cuối năm', kind: 'date' as const, start: null, due: localDate(`20${30 + (index % 10)}-12-31`), boundary: 'inclusive' as const, confidence: 'high' as const, sourceLine: null, confirmation: 'confirmed' as const, flags: [] },
          ],
          completion: { by: 'all' as const },
          partsCompletion: { by: 'lead-report' as const },
          points: [],
          pointsCompletion: { by: 'all' as const },
          starred: false,
        },
      ],
    })),
    confirmingBody: OFFICE,
    confirmingFallbacks: [ISSUER],
    supervisingBody: SUPERVISOR,
    sample: true,
  };
}

function person(body: BodyId, roles: readonly Role[], name: string = body): Actor {
  return { actorId: actorId(`may-do-tai-${name}`), body, roles, delegations: [] };
}

const ISSUING = person(ISSUER, ['approver', 'head']);
const CONFIRMING = person(OFFICE, ['approver', 'head']);
const ADMINISTRATOR = person(OFFICE, ['administrator'], 'quan-tri');
const LEADS = Array.from({ length: AGENCIES }, (_, index) => person(agency(index), ['officer', 'head']));

const contextOf = (actor: Actor): CommandContext => ({
  actor, actingFor: null, occurredOn: null, lateEntryBasis: null, idempotencyKey: null, requestHash: null, expectedRevision: null, correlationId: 'bench',
});
export const ISSUER_CONTEXT = contextOf(ISSUING);
export const OFFICE_CONTEXT = contextOf(CONFIRMING);
export const ADMINISTRATOR_CONTEXT = contextOf(ADMINISTRATOR);
const LEAD_CONTEXTS = LEADS.map(contextOf);
export const leadContext = (index: number): CommandContext => LEAD_CONTEXTS[index % AGENCIES] as CommandContext;

/** The people who act, for the benchmark over HTTP that must sign them in. */
export const PEOPLE: readonly Actor[] = [ISSUING, CONFIRMING, ADMINISTRATOR, ...LEADS];
