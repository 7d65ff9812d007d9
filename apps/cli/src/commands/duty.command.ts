import { AssignmentQuestion, TrackingQuestion, type TrackingAnswer } from '#libs/application';
import { assignmentId, type AssignmentId, type PointsRule, type PointStatus } from '#libs/domain';
import { UsageError } from '../command.js';
import { told } from '../reading/folder-readings.js';
import { readingCommand, textOf, type Given } from '../reading/reading-command.js';
import { ratioText, tableText } from '../reading/table.js';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u;
const DECLARED: Readonly<Record<PointStatus, string>> = { 'not-started': 'chưa triển khai / not begun', 'in-progress': 'đang làm / under way', done: 'đã xong / done' };

/** @throws UsageError */
function dutyGiven(given: Given): AssignmentId {
  const text = textOf(given['id']);
  if (text === undefined || !UUID.test(text)) throw new UsageError('--id: cần mã nhiệm vụ / the id of a duty is needed');
  return assignmentId(text);
}

export const dutyCommand = readingCommand({
  name: 'duty',
  summary: { vi: 'một nhiệm vụ: ba trạng thái, từng điểm, từng kỳ', en: 'one duty: its three statuses, its points, its periods' },
  about: {
    vi: 'In một nhiệm vụ: điều đơn vị báo cáo, điều đã được xác nhận và tiến độ theo hạn tách riêng; từng điểm; sự kiện được chờ; từng kỳ; rà soát.',
    en: 'Prints one duty: what was declared, what was found and what the days say, apart; each point; events awaited; each period; reviews.',
  },
  options: { id: { type: 'string' } },
  optionHelp: ['--id ID       mã nhiệm vụ / id of the duty'],
  check: (given) => void dutyGiven(given),
  read: async (readings, asked, given) => {
    const id = dutyGiven(given);
    const { duty } = await told(readings.assignment(new AssignmentQuestion(asked, id)));
    const tracking = await told(readings.tracking(new TrackingQuestion(asked, id)));
    const { declared, evidenced } = tracking.statuses;
    const lines = [
      `${duty.directiveSymbol} ${duty.taskCode}: ${duty.summary}`,
      `Chủ trì / lead: ${duty.bodyName}${tracking.starred ? ' ★' : ''}`,
      `Báo cáo / declared: ${declared.says.vi}`,
      `Xác nhận / found: ${evidenced}`,
      `Thời hạn / by its days: ${duty.standing.kind === 'box' ? duty.standing.box : duty.standing.line}`,
    ];
    return { json: { duty, tracking }, text: `${lines.join('\n')}\n${details(tracking)}` };
  },
});

function details({ points, pointTally, conditions, review, periods }: TrackingAnswer): string {
  const parts: string[] = [];
  if (points.length > 0) {
    const rows = tableText(
      [
        { heading: 'Điểm / point', cell: ({ code }) => code },
        { heading: 'Nội dung / text', cell: ({ text }) => text },
        { heading: 'Báo cáo / declared', cell: ({ declared }) => (declared === null ? 'chưa báo cáo / no report' : DECLARED[declared]) },
        { heading: 'Xác nhận / found', cell: ({ says }) => says.vi },
      ],
      points,
    );
    parts.push(`${rows}Xác nhận / found: ${ratioText(pointTally.evidenced)}; ${ruleText(pointTally.rule, pointTally.needed)}\n`);
  }
  if (conditions.length > 0) {
    parts.push(tableText([{ heading: 'Chờ sự kiện / awaits', cell: ({ phrase }) => phrase ?? '–' }, { heading: 'Ngày / on', cell: ({ on }) => on ?? '–' }, { heading: 'Hạn / due', cell: ({ due }) => due ?? '–' }], conditions));
  }
  if (review !== null) parts.push(`Rà soát / review: ${review.says.vi}; lần tới từ / next from ${review.nextReviewOn}\n`);
  if (periods.length > 0) {
    parts.push(tableText([{ heading: 'Kỳ / period', cell: ({ period }) => period }, { heading: 'Hạn / due', cell: ({ due }) => due ?? '–' }, { heading: 'Trạng thái / standing', cell: ({ says }) => says.vi }], periods));
  }
  return parts.length === 0 ? '' : `\n${parts.join('\n')}`;
}

function ruleText(rule: PointsRule, needed: number | null): string {
  switch (rule.by) {
    case 'all':
      return 'cần đủ các điểm / all are needed';
    case 'quorum':
      return `cần ${needed ?? 0} điểm (${rule.percent} %) / ${needed ?? 0} are needed`;
    case 'lead-report':
      return 'theo báo cáo của đơn vị chủ trì / the lead’s report decides';
  }
}
