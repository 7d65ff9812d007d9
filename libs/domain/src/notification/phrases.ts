/** A text in both languages of the interface. */
export interface NoticeText {
  readonly vi: string;
  readonly en: string;
}

/** What happened, and what to do about it; `{day}`, `{other}` and `{period}` stand for the facts. */
export interface Phrases {
  readonly happened: NoticeText;
  readonly next: NoticeText;
  /** In place of `next` when the notice names no day. */
  readonly nextWithoutDay?: NoticeText;
}

export const phrases = (vi: string, en: string, nextVi: string, nextEn: string, without?: NoticeText): Phrases => ({
  happened: { vi, en },
  next: { vi: nextVi, en: nextEn },
  ...(without === undefined ? {} : { nextWithoutDay: without }),
});
