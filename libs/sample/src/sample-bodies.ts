import { bodyId, localDate, type BodyEntry, type BodyId, type BodyKind, type BodyLevel, type LocalDate } from '#libs/domain';

/**
 * First day of the sample register, not the founding day of any body: those were not looked up, and nothing of the
 * plan depends on them.
 */
export const SAMPLE_REGISTER_FROM: LocalDate = localDate('2021-01-01');

type Row = readonly [id: string, name: string];

const entries = (kind: BodyKind, level: BodyLevel, parent: string | null, rows: readonly Row[], external = false): readonly BodyEntry[] =>
  rows.map(([id, name]) => ({
    bodyId: bodyId(id), kind, level, parentId: parent === null ? null : bodyId(parent), name, external, from: SAMPLE_REGISTER_FROM,
  })); // prettier-ignore

const TOP = 'btv-tinh-uy';

/** The nine district-level units of 2021, by the part of an id that names them. */
const DISTRICTS: readonly (readonly [id: string, partyCommittee: string, unit: string])[] = [
  ['tp-hue', 'Thành ủy Huế', 'thành phố Huế'],
  ['tx-huong-thuy', 'Thị ủy Hương Thủy', 'thị xã Hương Thủy'],
  ['tx-huong-tra', 'Thị ủy Hương Trà', 'thị xã Hương Trà'],
  ['phong-dien', 'Huyện ủy Phong Điền', 'huyện Phong Điền'],
  ['quang-dien', 'Huyện ủy Quảng Điền', 'huyện Quảng Điền'],
  ['phu-vang', 'Huyện ủy Phú Vang', 'huyện Phú Vang'],
  ['phu-loc', 'Huyện ủy Phú Lộc', 'huyện Phú Lộc'],
  ['nam-dong', 'Huyện ủy Nam Đông', 'huyện Nam Đông'],
  ['a-luoi', 'Huyện ủy A Lưới', 'huyện A Lưới'],
];

/**
 * The register of the sample province, modelled on Thừa Thiên Huế as of November 2021. The plan does not enumerate its
 * groups; which bodies they hold is an assumption of the sample (see `SAMPLE_ASSUMPTIONS`).
 */
export const SAMPLE_BODIES: readonly BodyEntry[] = [
  ...entries('standingCommittee', 'province', null, [[TOP, 'Ban Thường vụ Tỉnh ủy']]),
  ...entries('committeeOffice', 'province', TOP, [['vptu', 'Văn phòng Tỉnh ủy']]),
  ...entries('partyBoard', 'province', TOP, [
    ['ban-to-chuc', 'Ban Tổ chức Tỉnh ủy'],
    ['ban-tuyen-giao', 'Ban Tuyên giáo Tỉnh ủy'],
    ['ban-dan-van', 'Ban Dân vận Tỉnh ủy'],
    ['ban-noi-chinh', 'Ban Nội chính Tỉnh ủy'],
  ]),
  ...entries('inspectionCommission', 'province', TOP, [['ubkt', 'Ủy ban Kiểm tra Tỉnh ủy']]),
  ...entries('partyCaucus', 'province', TOP, [
    ['dang-doan-hdnd', 'Đảng đoàn Hội đồng nhân dân tỉnh'],
    ['dang-doan-mttq', 'Đảng đoàn Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh'],
    ['dang-doan-nong-dan', 'Đảng đoàn Hội Nông dân tỉnh'],
    ['dang-doan-phu-nu', 'Đảng đoàn Hội Liên hiệp Phụ nữ tỉnh'],
    ['dang-doan-ccb', 'Đảng đoàn Hội Cựu chiến binh tỉnh'],
    ['dang-doan-ldld', 'Đảng đoàn Liên đoàn Lao động tỉnh'],
  ]),
  ...entries('partyAffairsCommittee', 'province', TOP, [
    ['bcsd-ubnd-tinh', 'Ban cán sự đảng Ủy ban nhân dân tỉnh'],
    ['bcsd-toa-an', 'Ban cán sự đảng Tòa án nhân dân tỉnh'],
    ['bcsd-vien-kiem-sat', 'Ban cán sự đảng Viện kiểm sát nhân dân tỉnh'],
  ]),
  ...entries('youthUnionCommittee', 'province', TOP, [['btv-tinh-doan', 'Ban Thường vụ Đoàn TNCS Hồ Chí Minh tỉnh']]),
  ...entries('districtPartyCommittee', 'district', TOP, DISTRICTS.map(([id, name]) => [`cap-uy-${id}`, name] as const)),
  ...entries('directPartyCommittee', 'province', TOP, [
    ['dang-uy-khoi-cqdn', 'Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh'],
    ['dang-uy-quan-su', 'Đảng ủy Quân sự tỉnh'],
    ['dang-uy-cong-an', 'Đảng ủy Công an tỉnh'],
    ['dang-uy-bien-phong', 'Đảng ủy Bộ đội Biên phòng tỉnh'],
    ['dang-uy-dai-hoc-hue', 'Đảng ủy Đại học Huế'],
  ]),
  ...entries('peoplesCouncil', 'province', null, [['hdnd-tinh', 'Hội đồng nhân dân tỉnh']]),
  ...entries('peoplesCommittee', 'province', null, [['ubnd-tinh', 'Ủy ban nhân dân tỉnh']]),
  ...entries('department', 'province', 'ubnd-tinh', [
    ['vp-ubnd-tinh', 'Văn phòng Ủy ban nhân dân tỉnh'],
    ['so-noi-vu', 'Sở Nội vụ'],
    ['so-tu-phap', 'Sở Tư pháp'],
    ['so-khdt', 'Sở Kế hoạch và Đầu tư'],
    ['so-tai-chinh', 'Sở Tài chính'],
    ['so-cong-thuong', 'Sở Công Thương'],
    ['so-nnptnt', 'Sở Nông nghiệp và Phát triển nông thôn'],
    ['so-gtvt', 'Sở Giao thông vận tải'],
    ['so-xay-dung', 'Sở Xây dựng'],
    ['so-tnmt', 'Sở Tài nguyên và Môi trường'],
    ['so-tttt', 'Sở Thông tin và Truyền thông'],
    ['so-ldtbxh', 'Sở Lao động - Thương binh và Xã hội'],
    ['so-vhtt', 'Sở Văn hóa và Thể thao'],
    ['so-du-lich', 'Sở Du lịch'],
    ['so-khcn', 'Sở Khoa học và Công nghệ'],
    ['so-gddt', 'Sở Giáo dục và Đào tạo'],
    ['so-y-te', 'Sở Y tế'],
    ['so-ngoai-vu', 'Sở Ngoại vụ'],
    ['thanh-tra-tinh', 'Thanh tra tỉnh'],
  ]),
  ...entries('managementBoard', 'province', 'ubnd-tinh', [['bql-kkt-cn', 'Ban Quản lý Khu kinh tế, công nghiệp tỉnh']]),
  ...entries('peoplesCommittee', 'district', 'ubnd-tinh', DISTRICTS.map(([id, , unit]) => [`ubnd-${id}`, `Ủy ban nhân dân ${unit}`] as const)),
  ...entries('fatherlandFront', 'province', null, [['mttq-tinh', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh']]),
  ...entries('socioPoliticalOrg', 'province', null, [
    ['hoi-nong-dan', 'Hội Nông dân tỉnh'],
    ['hoi-phu-nu', 'Hội Liên hiệp Phụ nữ tỉnh'],
    ['hoi-ccb', 'Hội Cựu chiến binh tỉnh'],
  ]),
  ...entries('provincialLabourFederation', 'province', null, [['ldld-tinh', 'Liên đoàn Lao động tỉnh']]),
  ...entries('generalConfederation', 'central', null, [['tld-ldvn', 'Tổng Liên đoàn Lao động Việt Nam']], true),
  ...entries('partyCaucus', 'central', null, [['dang-doan-tld', 'Đảng đoàn Tổng Liên đoàn Lao động Việt Nam']], true),
  ...entries('centralBody', 'central', null, [
    ['ban-bi-thu', 'Ban Bí thư Trung ương'],
    ['ban-dan-van-tw', 'Ban Dân vận Trung ương'],
    ['vptw', 'Văn phòng Trung ương'],
  ], true),
]; // prettier-ignore

/** Ids of the district-level Party committees and People's committees. */
export const DISTRICT_PARTY_COMMITTEES: readonly BodyId[] = DISTRICTS.map(([id]) => bodyId(`cap-uy-${id}`));
export const DISTRICT_PEOPLES_COMMITTEES: readonly BodyId[] = DISTRICTS.map(([id]) => bodyId(`ubnd-${id}`));

/** So many further departments under the province's People's committee, none of them real: for a larger province. */
export const furtherDepartments = (count: number): readonly BodyEntry[] =>
  entries('department', 'province', 'ubnd-tinh', Array.from({ length: count }, (_, place) => [`don-vi-mau-${place + 1}`, `Đơn vị mẫu số ${place + 1}`] as const));
