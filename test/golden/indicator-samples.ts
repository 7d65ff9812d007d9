import type { DataOf } from '#libs/application';
import { assignmentId, bodyId, decimal, directiveId, indicatorId, localDate, taskCode, type IndicatorContent, type IndicatorEvent, type Measurement } from '#libs/domain';

const id = indicatorId('5e3d4c2b-3e4f-5a51-8c6d-7e8f9a0b1c2d');
const content: IndicatorContent = {
  code: 'II.1.a', name: 'Tỷ lệ mẫu', measure: 'share', unit: '%', denominator: 'đơn vị mẫu', scope: 'toàn tỉnh', reporters: [bodyId('ban-tuyen-giao')],
  milestones: [
    {
      code: 'II.1.a', sourceLine: 46, when: { kind: 'year', year: 2023 }, written: 'trên 75,5%',
      target: { kind: 'number', operator: '>', value: decimal('75.5'), tolerance: null, reading: { operator: '≥', reason: 'theo giải thích' } },
    },
    { code: 'II.1.b', sourceLine: null, when: { kind: 'day', day: localDate('2025-06-30') }, written: null, target: { kind: 'number', operator: '≈', value: decimal('80'), tolerance: decimal('0.5'), reading: null } },
    { code: 'II.1.c', sourceLine: 50, when: { kind: 'year', year: 2030 }, written: null, target: { kind: 'words', words: 'phần lớn' } },
    { code: 'II.1.d', sourceLine: 52, when: { kind: 'year', year: 2045 }, written: null, target: { kind: 'none' } },
  ],
  sample: true,
}; // prettier-ignore
const measurement: Measurement = {
  unit: '%', value: decimal('76.1'), numerator: decimal('761'), denominator: decimal('1000'), words: null, evidence: 'Báo cáo “mẫu”', source: 'số liệu thống kê', simulated: true,
}; // prettier-ignore
const figure = { indicatorId: id, body: bodyId('btv-tinh-uy'), period: '2023' };

export const INDICATOR_SAMPLES: { readonly [T in IndicatorEvent['type']]: DataOf<T> } = {
  IndicatorDefined: { indicatorId: id, directiveId: directiveId('0f4d2c1e-7f43-5d4b-9f2a-5d0b1c8e7a01'), issuer: bodyId('btv-tinh-uy'), content },
  IndicatorAmended: {
    indicatorId: id, basis: '30-KH/TU',
    content: { ...content, scope: null, milestones: [{ code: 'II.1.a', sourceLine: 46, when: { kind: 'yearly' }, written: null, target: { kind: 'number', operator: '=', value: decimal('100'), tolerance: null, reading: null } }] },
  }, // prettier-ignore
  IndicatorWithdrawn: { indicatorId: id, basis: 'KL 9' },
  MeasurementRecorded: { ...figure, measurement },
  MeasurementCorrected: { ...figure, measurement: { ...measurement, value: null, numerator: decimal('751.5') }, reason: 'cộng nhầm' },
  MeasurementWithdrawn: { ...figure, reason: 'nhầm đơn vị' },
  IndicatorLinked: { indicatorId: id, duty: { kind: 'task', taskCode: taskCode('IV.4') } },
  IndicatorUnlinked: { indicatorId: id, duty: { kind: 'assignment', assignmentId: assignmentId('3c1b2a09-1c2d-5e3f-8a4b-5c6d7e8f9a0b') }, reason: 'không liên quan' },
};
