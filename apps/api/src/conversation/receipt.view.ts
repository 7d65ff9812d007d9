import { ApiProperty } from '@nestjs/swagger';
import type { CommandReceipt } from '#libs/application';
import type { DirectiveWarning, Rejection } from '#libs/domain';

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

  constructor({ id, revision, position, recorded, repeated, warnings }: CommandReceipt) {
    this.id = id;
    this.revision = revision;
    this.position = position;
    this.recorded = recorded;
    this.repeated = repeated;
    this.warnings = warnings.length === 0 ? NO_WARNINGS : warnings.map(warningView);
  }
}

const NO_WARNINGS: readonly WarningView[] = [];

/** Every warning that goes with an act: those about a directive's content, and about a part or a due day beyond the parent's. */
type WarningTag = DirectiveWarning['kind'] | 'part-due-after-parent' | 'due-after-parent' | 'coordination-answer-late';

const WARNING_WORDS: Readonly<Record<WarningTag, { readonly vi: string; readonly en: string }>> = {
  'body-unreached': { vi: 'Đơn vị được giao việc nhưng không có trong nơi nhận', en: 'A body was given tasks but is not among the recipients' },
  'recipient-reaches-nobody': { vi: 'Một dòng nơi nhận không ứng với cơ quan hay nhóm nào trong danh bạ', en: 'A line of the recipients names no body and no group of the register' },
  'open-group-leads': { vi: 'Nhóm mở chủ trì: chưa giao cho ai cho đến khi thêm từng cơ quan', en: 'An open group leads: nobody is assigned until bodies are added one by one' },
  'group-empty': { vi: 'Nhóm không có cơ quan nào vào ngày của văn bản', en: 'A group has no member on the date of the document' },
  'confirmation-rerouted': { vi: 'Cơ quan xác nhận có phần trong việc nên cơ quan khác xác nhận', en: 'The confirming body has a part in the task, so another one confirms it' },
  'part-due-after-parent': { vi: 'Phần việc đến hạn sau nhiệm vụ cấp trên', en: 'The part is due after its parent' },
  'coordination-answer-late': { vi: 'Hạn trả lời phối hợp quá sát hạn của nhiệm vụ', en: 'The answer is due too close to the day of the duty' },
  'due-after-parent': { vi: 'Hạn mới ở sau hạn của nhiệm vụ cấp trên', en: 'The new due day is after the parent’s' },
};

const isWarningTag = (tag: string): tag is WarningTag => Object.hasOwn(WARNING_WORDS, tag);

/** A tag without words stands for itself, so that nothing is kept back. */
function warningView({ tag, facts }: Rejection): WarningView {
  return { tag, ...(isWarningTag(tag) ? WARNING_WORDS[tag] : { vi: tag, en: tag }), facts };
}
