import type { FileFault, FileType, FileVerdict } from '#libs/application';

export const accepted = (type: FileType): FileVerdict => ({ ok: true, type });
export const refused = (fault: FileFault, detail: string): FileVerdict => ({ ok: false, fault, detail });
