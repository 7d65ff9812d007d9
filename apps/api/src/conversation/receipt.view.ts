import { ApiProperty } from '@nestjs/swagger';
import type { CommandReceipt } from '#libs/application';
import type { Rejection } from '#libs/domain';
import { isProblemTag, PROBLEM_TABLE } from '../problems/problem-table.js';

/** Something the caller should know, though the act was recorded. */
export class WarningView {
  @ApiProperty()
  tag: string;

  @ApiProperty()
  vi: string;

  @ApiProperty()
  en: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  facts: Readonly<Record<string, unknown>>;
}

/** The answer to every command. */
export class ReceiptView {
  @ApiProperty()
  id: string;

  /** Revision of the thing after the act; also the ETag. */
  @ApiProperty()
  revision: number;

  /** For `after=` of a question that must show this act. */
  @ApiProperty()
  position: string;

  /** Events recorded; 0 when it was so already. */
  @ApiProperty()
  recorded: number;

  /** The Idempotency-Key was known: this is the first answer again. */
  @ApiProperty()
  repeated: boolean;

  @ApiProperty({ type: [WarningView] })
  warnings: readonly WarningView[];
}

const NO_WARNINGS: readonly WarningView[] = [];

export const receiptView = ({ id, revision, position, recorded, repeated, warnings }: CommandReceipt): ReceiptView => ({
  id,
  revision,
  position,
  recorded,
  repeated,
  warnings: warnings.length === 0 ? NO_WARNINGS : warnings.map(warningView),
});

/** Warnings that are no refusals of any aggregate. */
const WARNING_WORDS: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  'part-due-after-parent': { vi: 'Phần việc đến hạn sau nhiệm vụ cấp trên', en: 'The part is due after its parent' },
  'due-after-parent': { vi: 'Hạn mới ở sau hạn của nhiệm vụ cấp trên', en: 'The new due day is after the parent’s' },
  'unreached-bodies': { vi: 'Có đơn vị được giao việc nhưng không có trong nơi nhận', en: 'Some bodies were given tasks but are not among the recipients' },
};

function warningView({ tag, facts }: Rejection): WarningView {
  const words = isProblemTag(tag) ? PROBLEM_TABLE[tag].title : (WARNING_WORDS[tag] ?? { vi: tag, en: tag });
  return { tag, ...words, facts };
}
