/** A sentence in both languages of the interface. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/** What is said about one problem: its status code, what is wrong, and what to do about it. */
export interface ProblemWords {
  readonly status: number;
  readonly title: Bilingual;
  readonly nextStep: Bilingual;
}

/** The present state does not allow it: 409. */
export const conflict = (vi: string, en: string, nextVi: string, nextEn: string): ProblemWords => words(409, vi, en, nextVi, nextEn);

/** What was sent cannot be so: 422. */
export const unfit = (vi: string, en: string, nextVi: string, nextEn: string): ProblemWords => words(422, vi, en, nextVi, nextEn);

export const words = (status: number, vi: string, en: string, nextVi: string, nextEn: string): ProblemWords => ({
  status,
  title: { vi, en },
  nextStep: { vi: nextVi, en: nextEn },
});
