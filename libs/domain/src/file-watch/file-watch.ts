import { accept, type BodyId, type Decider } from '../kernel/index.js';

/** How a file that the log names lies beside it. `missing`: it is not there; `altered`: it is not what the log names any more. */
export const FILE_CONDITIONS = ['whole', 'missing', 'altered'] as const;
export type FileCondition = (typeof FILE_CONDITIONS)[number];
export type FileDamage = Exclude<FileCondition, 'whole'>;

/** What was found when a file was looked at; `told`: the bodies of those who administer the installation, as of then. */
interface Look {
  readonly sha256: string;
  /** As the last act that carries it calls it. */
  readonly name: string;
  readonly told: readonly BodyId[];
}

/** The rounds over files have found one otherwise than before. */
export type FileWatchCommand = Look & { readonly type: 'RecordFileCondition'; readonly condition: FileCondition };

/** Stream `file-<sha256>`: when a file was first seen missing or altered, and when it was whole again. */
export type FileWatchEvent =
  | { readonly type: 'FileFoundDamaged'; readonly data: Look & { readonly condition: FileDamage } }
  | { readonly type: 'FileFoundWhole'; readonly data: Look };

export interface FileWatchState {
  readonly condition: FileCondition;
}

/** What is found as it was found before is nothing new, whichever program looks. */
export const fileWatchDecider: Decider<FileWatchCommand, FileWatchState, FileWatchEvent, never> = {
  initialState: { condition: 'whole' },
  decide({ sha256, name, told, condition }, state) {
    if (condition === state.condition) return accept();
    return condition === 'whole' ? accept({ type: 'FileFoundWhole', data: { sha256, name, told } }) : accept({ type: 'FileFoundDamaged', data: { sha256, name, condition, told } });
  },
  evolve: (_, event) => ({ condition: event.type === 'FileFoundDamaged' ? event.data.condition : 'whole' }),
};
