import { bodyId, groupId, type BodyKind, type BodyLevel, type GroupId, type GroupRule } from '#libs/domain';
import { DISTRICT_PEOPLES_COMMITTEES } from './sample-bodies.js';

export interface SampleGroup {
  readonly groupId: GroupId;
  readonly name: string;
  readonly rule: GroupRule;
  /** Open: nobody is assigned through it until a body is added by name, with a reason. */
  readonly open: boolean;
}

const ofKind = (kinds: readonly BodyKind[], level: BodyLevel, except: readonly string[] = []): GroupRule => ({
  by: 'kind',
  kinds,
  level,
  parentId: null,
  except: except.map(bodyId),
});
const named = (...ids: readonly string[]): GroupRule => ({ by: 'members', members: ids.map(bodyId) });
const group = (id: string, name: string, rule: GroupRule, open = false): SampleGroup => ({ groupId: groupId(id), name, rule, open });

/** The groups that the plan names, as rules over the register: they are expanded as of a date and frozen in the event. */
export const SAMPLE_GROUPS: readonly SampleGroup[] = [
  group('dang-doan', 'các đảng đoàn', ofKind(['partyCaucus'], 'province')),
  group('ban-can-su-dang', 'các ban cán sự đảng', ofKind(['partyAffairsCommittee'], 'province')),
  group('cap-uy-huyen', 'các huyện ủy, thị ủy, Thành ủy Huế', ofKind(['districtPartyCommittee'], 'district')),
  group('dang-uy-truc-thuoc', 'các đảng ủy trực thuộc Tỉnh ủy', ofKind(['directPartyCommittee'], 'province')),
  group('cac-ban-dang', 'các ban của Tỉnh ủy', ofKind(['partyBoard'], 'province', ['ban-dan-van'])),
  group('so-ban-nganh', 'các sở, ban, ngành', ofKind(['department'], 'province')),
  group('ubnd-cap-huyen', 'UBND các huyện, thị xã, thành phố', ofKind(['peoplesCommittee'], 'district')),
  group('dang-doan-mttq-ctxh', 'các đảng đoàn Mặt trận và tổ chức chính trị - xã hội', named('dang-doan-mttq', 'dang-doan-nong-dan', 'dang-doan-phu-nu', 'dang-doan-ccb')),
  group('cong-doan', 'tổ chức công đoàn các cấp', named('ldld-tinh')),
  group('chinh-quyen-cac-cap', 'chính quyền các cấp', named('ubnd-tinh', ...DISTRICT_PEOPLES_COMMITTEES)),
  group('co-quan-dn', 'cơ quan, doanh nghiệp trên địa bàn', named(), true),
  group('co-quan-lien-quan', 'các cơ quan liên quan', named(), true),
  group(
    'ban-nganh-doan-the-tinh',
    'các ban, ngành, đoàn thể cấp tỉnh',
    ofKind(
      [
        'partyBoard', 'inspectionCommission', 'committeeOffice', 'peoplesCouncil', 'peoplesCommittee', 'department', 'managementBoard',
        'fatherlandFront', 'socioPoliticalOrg', 'youthUnionCommittee', 'provincialLabourFederation',
      ], // prettier-ignore
      'province',
    ),
  ),
];
