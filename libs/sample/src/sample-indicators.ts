import { decimal, type IndicatorContent, type IndicatorMilestone, type MilestoneTarget, type MilestoneTime, type TargetOperator } from '#libs/domain';

type Shape = Pick<IndicatorContent, 'measure' | 'unit' | 'denominator'>;

const of = (denominator: string): Shape => ({ measure: 'share', unit: '%', denominator });
const MEMBERS: Shape = { measure: 'count', unit: 'đoàn viên', denominator: null };
const IN_WORDS: Shape = { measure: 'words', unit: null, denominator: null };

/** Written without "trở lên": kept as a plain number, read as a floor; the reading is a proposal for the office to confirm. */
const AT_LEAST = { operator: '≥', reason: 'Văn bản ghi trọn một con số, không có chữ "trở lên"; đề xuất đọc là mức tối thiểu' } as const;

const number = (operator: TargetOperator, value: string, reading: typeof AT_LEAST | null = null): MilestoneTarget => ({ kind: 'number', operator, value: decimal(value), tolerance: null, reading });
const words = (text: string): MilestoneTarget => ({ kind: 'words', words: text });
const point = (code: string, sourceLine: number, when: MilestoneTime, written: string | null, target: MilestoneTarget): IndicatorMilestone => ({ code: `II.${code}`, sourceLine, when, written, target });

const YEARLY: MilestoneTime = { kind: 'yearly' };
/** No year stands beside the figure. */
const UNSTATED: MilestoneTime = { kind: 'unstated' };
const by = (year: number): MilestoneTime => ({ kind: 'year', year });

const indicator = (name: string, shape: Shape, scope: string | null, ...milestones: readonly IndicatorMilestone[]): IndicatorContent => ({
  code: milestones[0]?.code ?? '', name, ...shape, scope, reporters: [], milestones, sample: true,
}); // prettier-ignore

const COMMITTEES = 'cấp ủy huyện và đảng ủy trực thuộc nơi có tổ chức công đoàn';
const UNIONISED = 'doanh nghiệp có tổ chức công đoàn';
const PRIVATE_UNITS = 'đơn vị, doanh nghiệp ngoài khu vực nhà nước có tổ chức công đoàn';
const PROVINCE = 'toàn tỉnh';

/**
 * Section II of the plan: 20 points in 15 indicators, with what the paper says and nothing else – signs as written, no
 * tolerance for "khoảng", no number where it has words or none. Names are our own. Nothing is measured and nothing is
 * linked here: the paper does neither.
 */
export const SAMPLE_INDICATORS: readonly IndicatorContent[] = [
  indicator('Cấp ủy có chương trình hoặc kế hoạch thực hiện nghị quyết', of(COMMITTEES), null, point('2.1.a', 38, UNSTATED, '100%', number('=', '100'))),
  indicator('Cấp ủy đã tổ chức hội nghị học tập nghị quyết và kế hoạch', of(COMMITTEES), null, point('2.1.b', 38, UNSTATED, '100%', number('=', '100'))),
  indicator('Tổ chức cơ sở đảng được xếp loại hoàn thành tốt nhiệm vụ trở lên', of('tổ chức cơ sở đảng nơi có tổ chức công đoàn'), null, point('2.1.c', 40, YEARLY, '100%', number('=', '100'))),
  indicator(
    'Đảng viên giữ chức vụ chủ chốt của công đoàn cấp trên cơ sở được xếp loại hoàn thành tốt nhiệm vụ trở lên',
    of('đảng viên giữ chức vụ lãnh đạo chủ chốt của công đoàn cấp trên cơ sở'), null, point('2.1.d', 40, YEARLY, '100%', number('=', '100')),
  ), // prettier-ignore
  indicator('Được học tập, tuyên truyền nghị quyết: khối hành chính sự nghiệp', of('đoàn viên, cán bộ, công chức, người lao động khối hành chính sự nghiệp'), null, point('2.2.a', 42, UNSTATED, '100%', number('=', '100'))),
  indicator('Được học tập, tuyên truyền nghị quyết: ngoài khu vực nhà nước', of(`đoàn viên, người lao động trong ${PRIVATE_UNITS}`), null, point('2.2.b', 42, UNSTATED, 'từ 70% trở lên', number('≥', '70'))),
  indicator('Có hội nghị cán bộ, công chức, viên chức, người lao động', of('cơ quan hành chính, đơn vị sự nghiệp công lập'), null, point('2.3.a', 44, YEARLY, '100%', number('=', '100'))),
  indicator('Có hội nghị người lao động: doanh nghiệp nhà nước', of('doanh nghiệp nhà nước'), null, point('2.3.b', 44, YEARLY, '100%', number('=', '100'))),
  indicator('Có hội nghị người lao động: ngoài khu vực nhà nước', of(PRIVATE_UNITS), null, point('2.3.c', 44, YEARLY, '80%', number('=', '80', AT_LEAST))),
  indicator(
    'Số đoàn viên công đoàn', MEMBERS, PROVINCE,
    point('2.4.a', 46, by(2023), 'khoảng 78.000', number('≈', '78000')),
    point('2.5.a', 48, by(2025), 'khoảng 80.000', number('≈', '80000')),
    point('2.6.a', 50, by(2030), '90.000', number('=', '90000', AT_LEAST)),
  ), // prettier-ignore
  indicator(
    'Doanh nghiệp ký kết được thỏa ước lao động tập thể', of(UNIONISED), null,
    point('2.4.b', 46, by(2023), 'trên 75%', number('>', '75')),
    point('2.5.c', 48, by(2025), 'trên 80%', number('>', '80')),
    point('2.6.c', 50, by(2030), 'trên 85%', number('>', '85')),
    point('2.7.b', 52, by(2045), '99%', number('=', '99', AT_LEAST)),
  ), // prettier-ignore
  indicator('Thỏa ước lao động tập thể đạt loại A', of('thỏa ước lao động tập thể đã ký'), null, point('2.4.c', 46, by(2023), 'ít nhất 35%', number('≥', '35'))),
  // The paper names the kind of enterprise and no percentage: "all of them" would be a reading, so no number is stored.
  indicator('Doanh nghiệp từ 25 lao động trở lên có tổ chức công đoàn', of('doanh nghiệp có từ 25 công nhân, lao động trở lên'), null, point('2.5.b', 48, by(2025), null, { kind: 'none' })),
  indicator('Người lao động được tập hợp ở nơi chưa có tổ chức đại diện', IN_WORDS, 'nơi chưa có tổ chức đại diện người lao động', point('2.6.b', 50, by(2030), 'phần lớn', words('phần lớn'))),
  indicator('Người lao động tại cơ sở là đoàn viên công đoàn', IN_WORDS, 'người lao động tại cơ sở', point('2.7.a', 52, by(2045), 'hầu hết', words('hầu hết'))),
];
