/** What a package of evidence is about. */
export type EvidenceSubject =
  | { readonly kind: 'duty'; readonly id: string }
  | { readonly kind: 'directive'; readonly id: string }
  /** Everything that was recorded on those days in Việt Nam, both included. */
  | { readonly kind: 'period'; readonly from: string; readonly to: string };

export interface EvidenceEvent {
  /** The leaf of the tree, as text. */
  readonly entry: string;
  /** The stored bytes that the entry names by their hash, as text. */
  readonly stored: string;
}

/**
 * A package of evidence: some events of the log, and all that is needed to verify them without the log. What is shown of
 * them is read out of `stored` only; `names` alone are not proved.
 */
export interface Evidence {
  readonly format: 'dondoc-evidence';
  readonly version: 1;
  readonly subject: EvidenceSubject;
  /** ISO instant. */
  readonly madeAt: string;
  /** Signed note (c2sp.org/tlog-checkpoint). */
  readonly checkpoint: string;
  /** Verifier keys that the log names, the one in force last. */
  readonly keys: readonly string[];
  /** One proof for all leaves, base 64, as `manyInclusionPath` makes it. */
  readonly path: readonly string[];
  /** In the order of the log. */
  readonly events: readonly EvidenceEvent[];
  /** What bodies were called when the package was made, by id. */
  readonly names: Readonly<Record<string, string>>;
}
