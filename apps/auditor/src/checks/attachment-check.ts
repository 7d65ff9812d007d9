import { ARCHIVE_LIST, ARCHIVED_FILES } from '#libs/domain';
import type { Copy } from '../copies/copy.js';
import { textOf, type CheckedEvent } from './bundle-reader.js';
import type { Findings } from './findings.js';

/** The end of the stored names of events that name files. */
const NAMES_FILES = /(?:^|-)files-attached$/;

/** Events that name files by their hash, against the files that the archive holds; what each of those is, `checkFiles` looks at. */
export class AttachmentCheck {
  /** Null until an event names a file, and for a copy that is no archive: it holds tiles only. */
  private held: ReadonlySet<string> | null = null;
  private readonly isArchive: boolean;

  constructor(
    private readonly copy: Copy,
    private readonly findings: Findings,
  ) {
    this.isArchive = copy.read(ARCHIVE_LIST) !== null;
  }

  take({ entry, content }: CheckedEvent): void {
    if (!this.isArchive || content === null || entry.type === null || !NAMES_FILES.test(entry.type)) return;
    this.held ??= new Set(this.copy.list().filter((path) => path.startsWith(`${ARCHIVED_FILES}/`)));
    for (const [place, sha256] of namedIn(textOf(content)).entries()) {
      const file = `${ARCHIVED_FILES}/${sha256}`;
      if (!this.held.has(file)) this.findings.add('file-missing', { event: entry.index, stream: entry.stream, field: `data.files.${place}`, file });
    }
  }
}

/** Nothing for text that names none: its form is for the rules to judge. */
function namedIn(text: string): readonly string[] {
  try {
    const { data } = JSON.parse(text) as { readonly data?: { readonly files?: readonly { readonly sha256?: unknown }[] } };
    return (data?.files ?? []).map(({ sha256 }) => String(sha256).slice(0, 100));
  } catch {
    return [];
  }
}
