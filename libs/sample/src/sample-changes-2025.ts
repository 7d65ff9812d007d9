import { addDays, bodyId, localDate, type BodyEntry, type BodyId, type BodyKind, type BodyLevel, type LocalDate, type OrganisationCommand } from '#libs/domain';
import { DISTRICT_PARTY_COMMITTEES, DISTRICT_PEOPLES_COMMITTEES } from './sample-bodies.js';

/** Days that no source at hand gives for Huế. A real office enters its own. */
export interface AssumedDays {
  /** Ban Tuyên giáo and Ban Dân vận become one. */
  readonly partyBoards: LocalDate;
  /** End of the đảng đoàn, the ban cán sự đảng and the đảng ủy khối. */
  readonly caucuses: LocalDate;
}

/** The day of the Centre stands for both: an assumption ("giả định"), not a fact about Huế. */
export const ASSUMED_DAYS_2025: AssumedDays = { partyBoards: localDate('2025-02-03'), caucuses: localDate('2025-02-03') };

export interface SampleChange {
  readonly on: LocalDate;
  /** What of it the sample assumes; null = the day and the change are known. */
  readonly assumed: { readonly vi: string; readonly en: string } | null;
  readonly command: OrganisationCommand;
}

const CITY_FROM = localDate('2025-01-01');
const DISTRICTS_LAST_DAY = localDate('2025-06-30');
const UNKNOWN_BASIS = 'Giả định của dữ liệu mẫu: chưa tra cứu văn bản căn cứ';
const CITY_BASIS = 'Huế trực thuộc Trung ương từ 01/01/2025 (dữ liệu mẫu: chưa ghi số văn bản)';
const DISTRICTS_BASIS = 'Nghị quyết 203/2025/QH15: kết thúc hoạt động cấp huyện từ 01/7/2025';

const entry = (id: string, kind: BodyKind, level: BodyLevel, parent: string | null, name: string, from: LocalDate): BodyEntry => ({
  bodyId: bodyId(id), kind, level, parentId: parent === null ? null : bodyId(parent), name, external: false, from,
}); // prettier-ignore

const renamed = (id: string, name: string): SampleChange => ({ on: CITY_FROM, assumed: null, command: { type: 'RenameBody', bodyId: bodyId(id), name, from: CITY_FROM, basis: CITY_BASIS } });

const succeeded = (on: LocalDate, assumed: SampleChange['assumed'], predecessors: readonly BodyId[], newBodies: readonly BodyEntry[], keeper: string): SampleChange => ({
  on,
  assumed,
  command: { type: 'SucceedBodies', predecessors, successors: newBodies.map((body) => body.bodyId), newBodies, on, basis: UNKNOWN_BASIS, keeper: bodyId(keeper), allotment: [] },
});

const ended = (body: BodyId, keeper: string): SampleChange => ({
  on: addDays(DISTRICTS_LAST_DAY, 1),
  assumed: { vi: 'Giả định: nơi nhận các việc còn dở của cấp huyện', en: 'Assumed: who keeps the open duties of the district level' },
  command: { type: 'EndBody', bodyId: body, lastDay: DISTRICTS_LAST_DAY, basis: DISTRICTS_BASIS, keeper: bodyId(keeper) },
});

const moved = (body: BodyId, parent: string): SampleChange => ({
  on: addDays(DISTRICTS_LAST_DAY, 1),
  assumed: { vi: 'Giả định: ngày các tổ chức chính trị - xã hội trực thuộc Mặt trận', en: 'Assumed: the day on which the socio-political organisations came under the Fatherland Front' },
  command: { type: 'MoveBody', bodyId: body, parentId: bodyId(parent), from: addDays(DISTRICTS_LAST_DAY, 1), basis: UNKNOWN_BASIS },
});

const ASSUMED_DAY = { vi: 'Giả định: ngày của Trung ương, chưa tra được ngày của Huế', en: 'Assumed: the day of the Centre; the day for Huế was not found' };
const ASSUMED_SPLIT = { vi: 'Giả định: hai quận thay thành phố Huế (cấp huyện), quận Thuận Hóa nhận các việc còn dở', en: 'Assumed: two urban districts follow the district-level city, Thuận Hóa keeps its open duties' };
const CAUCUSES = ['dang-doan-hdnd', 'dang-doan-mttq', 'dang-doan-nong-dan', 'dang-doan-phu-nu', 'dang-doan-ccb', 'dang-doan-ldld', 'bcsd-toa-an', 'bcsd-vien-kiem-sat', 'dang-uy-khoi-cqdn'].map(bodyId);
const OLD_CITY: ReadonlySet<BodyId> = new Set(['cap-uy-tp-hue', 'ubnd-tp-hue'].map(bodyId));

/**
 * The reorganisation of 2025 in the sample province, in the order of its days. Thừa Thiên Huế becomes the centrally-run
 * city of Huế, so that "Thành ủy Huế" is from then on another body, of another level, than the one that bore the name
 * before; communes, which follow the districts, are left out.
 */
export function sampleChanges2025(days: AssumedDays = ASSUMED_DAYS_2025): readonly SampleChange[] {
  const { partyBoards, caucuses } = days;
  const districts = (level: 'districtPartyCommittee' | 'peoplesCommittee', prefix: string, word: string, parent: string): readonly BodyEntry[] => [
    entry(`${prefix}-phu-xuan`, level, 'district', parent, `${word} Phú Xuân`, CITY_FROM),
    entry(`${prefix}-thuan-hoa`, level, 'district', parent, `${word} Thuận Hóa`, CITY_FROM),
  ];
  const committees = districts('districtPartyCommittee', 'quan-uy', 'Quận ủy', 'btv-tinh-uy');
  const peoples = districts('peoplesCommittee', 'ubnd-quan', 'Ủy ban nhân dân quận', 'ubnd-tinh');
  const livingOn = (old: readonly BodyId[], more: readonly BodyEntry[]): readonly BodyId[] => [...old.filter((body) => !OLD_CITY.has(body)), ...more.map((body) => body.bodyId)];
  const changes: readonly SampleChange[] = [
    succeeded(CITY_FROM, ASSUMED_SPLIT, [bodyId('cap-uy-tp-hue')], committees, 'quan-uy-thuan-hoa'),
    succeeded(CITY_FROM, ASSUMED_SPLIT, [bodyId('ubnd-tp-hue')], peoples, 'ubnd-quan-thuan-hoa'),
    { on: CITY_FROM, assumed: null, command: { type: 'RegisterBodies', bodies: [entry('thanh-uy-hue', 'partyCommittee', 'province', null, 'Thành ủy Huế', CITY_FROM)] } },
    renamed('btv-tinh-uy', 'Ban Thường vụ Thành ủy Huế'),
    renamed('vptu', 'Văn phòng Thành ủy Huế'),
    renamed('ban-to-chuc', 'Ban Tổ chức Thành ủy Huế'),
    renamed('ban-noi-chinh', 'Ban Nội chính Thành ủy Huế'),
    renamed('ubkt', 'Ủy ban Kiểm tra Thành ủy Huế'),
    renamed('hdnd-tinh', 'Hội đồng nhân dân thành phố Huế'),
    renamed('ubnd-tinh', 'Ủy ban nhân dân thành phố Huế'),
    succeeded(partyBoards, ASSUMED_DAY, ['ban-tuyen-giao', 'ban-dan-van'].map(bodyId), [entry('ban-tuyen-giao-dan-van', 'partyBoard', 'province', 'btv-tinh-uy', 'Ban Tuyên giáo và Dân vận Thành ủy Huế', partyBoards)], 'ban-tuyen-giao-dan-van'),
    succeeded(caucuses, ASSUMED_DAY, CAUCUSES, [entry('dang-uy-cac-co-quan-dang', 'directPartyCommittee', 'province', 'btv-tinh-uy', 'Đảng ủy các cơ quan Đảng thành phố Huế', caucuses)], 'dang-uy-cac-co-quan-dang'),
    succeeded(caucuses, ASSUMED_DAY, [bodyId('bcsd-ubnd-tinh')], [entry('dang-uy-ubnd', 'directPartyCommittee', 'province', 'btv-tinh-uy', 'Đảng ủy Ủy ban nhân dân thành phố Huế', caucuses)], 'dang-uy-ubnd'),
    ...['hoi-nong-dan', 'hoi-phu-nu', 'hoi-ccb', 'ldld-tinh'].map((body) => moved(bodyId(body), 'mttq-tinh')),
    ...livingOn(DISTRICT_PARTY_COMMITTEES, committees).map((body) => ended(body, 'vptu')),
    ...livingOn(DISTRICT_PEOPLES_COMMITTEES, peoples).map((body) => ended(body, 'vp-ubnd-tinh')),
  ];
  return changes.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
