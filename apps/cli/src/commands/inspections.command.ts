import { InspectionsQuestion, OversightsQuestion } from '#libs/application';
import type { InspectionStage } from '#libs/domain';
import { everyPage } from '../reading/folder-readings.js';
import { readingCommand } from '../reading/reading-command.js';
import { ratioText, tableText } from '../reading/table.js';

const STAGE: Readonly<Record<InspectionStage, string>> = {
  none: '–', decided: 'đã quyết định / decided', planned: 'có kế hoạch / planned', 'team-named': 'có đoàn / team named', minuted: 'có biên bản / minuted', concluded: 'đã kết luận / concluded',
  closed: 'kết thúc / closed', withdrawn: 'thu hồi / withdrawn',
}; // prettier-ignore

const names = (bodies: readonly { readonly name: string }[]): string => bodies.map(({ name }) => name).join(', ');

export const inspectionsCommand = readingCommand({
  name: 'inspections',
  summary: { vi: 'các cuộc kiểm tra, giám sát', en: 'inspections and supervisions' },
  about: {
    vi: 'In các cuộc kiểm tra với bước đang làm và số việc khắc phục đã xong k/n, rồi các cuộc giám sát.',
    en: 'Prints the inspections with their stage and how much was put right, k/n, then the supervisions.',
  },
  read: async (readings, asked) => {
    const inspections = await everyPage((page) => readings.inspections(new InspectionsQuestion(asked, { body: null, directiveId: null, stage: null }, page)), (answer) => answer.inspections);
    const oversights = await everyPage((page) => readings.oversights(new OversightsQuestion(asked, { body: null, directiveId: null }, page)), (answer) => answer.oversights);
    const inspected = tableText(
      [
        { heading: 'Kiểm tra / inspection', cell: ({ symbol }) => symbol },
        { heading: 'Ngày / date', cell: ({ date }) => date },
        { heading: 'Bước / stage', cell: ({ stage }) => STAGE[stage] },
        { heading: 'Khắc phục / put right', right: true, cell: ({ remediation }) => ratioText(remediation) },
        { heading: 'Cơ quan kiểm tra / by', cell: ({ inspecting }) => inspecting.name },
        { heading: 'Được kiểm tra / of', cell: (row) => names(row.inspected) },
      ],
      inspections,
    );
    const overseen = tableText(
      [
        { heading: 'Giám sát / supervision', cell: ({ subject }) => subject },
        { heading: 'Từ / from', cell: ({ from }) => from },
        { heading: 'Đến / to', cell: ({ to }) => to ?? 'thường xuyên / continuous' },
        { heading: 'Quan sát / seen', right: true, cell: ({ observations }) => observations },
        { heading: 'Cảnh báo / warned', right: true, cell: ({ warnings }) => warnings },
        { heading: 'Được giám sát / of', cell: (row) => names(row.overseen) },
      ],
      oversights,
    );
    return { json: { inspections, oversights }, text: `${inspected}\n${overseen}` };
  },
});
