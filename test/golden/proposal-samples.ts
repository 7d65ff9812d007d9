import type { DataOf } from '#libs/application';
import { bodyId, type ProposalEvent } from '#libs/domain';

/** One of each event about proposals. */
export const PROPOSAL_SAMPLES: { readonly [T in ProposalEvent['type']]: DataOf<T> } = {
  ActProposed: {
    proposalId: 'p1', subject: { kind: 'period-report', id: '0b1c2d3e-4f50-4162-8394-a5b6c7d8e9f0', period: '2021-Q4' }, body: bodyId('ban-tuyen-giao'), act: 'FileNilReport', content: '{"type":"FileNilReport","unit":"ban-tuyen-giao","note":"không phát sinh"}',
  }, // prettier-ignore
  ProposalRevised: { content: '{"type":"ReportProgress","percent":45,"note":"đã triển khai","obstacles":null}', reason: 'thêm số liệu' },
  ProposalRefused: { reason: 'chưa đủ số liệu' },
  ProposalApproved: { revision: 7 },
};
