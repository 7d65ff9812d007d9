export {
  ARCHIVE_LIST, ARCHIVE_POLICY, ARCHIVED_FILES, isArchivePath, KEPT_CHECKPOINTS, keptCheckpointPath, readArchiveList, STORED_EVENTS, storedEventsPath, writeArchiveList, type ArchivedFile, type ArchiveList,
} from './archive.js'; // prettier-ignore
export { base64, fromBase64 } from './base64.js';
export { pieceAt, readBundle, writeBundle, type LengthBytes } from './bundle.js';
export { checkpointText, readCheckpoint, type CheckpointFault, type LogCheckpoint, type SignedCheckpoint } from './checkpoint.js';
export { consistencyPath, provesConsistency, type TreeHead } from './consistency.js';
export { emptyRoot, HASH_BYTES, leafHash, nodeHash, sameBytes, type HashInto, type Sha256 } from './hashing.js';
export { hexadecimal } from './hexadecimal.js';
export { inclusionPath, provesInclusion, rootByInclusion } from './inclusion.js';
export { GrowingBundle } from './growing-bundle.js';
export { GrowingTiles } from './growing-tiles.js';
export { glanceAt, MOST_ENTRY_BYTES, readEntry, readPlainEntry, writeEntry, type LogEntry } from './log-entry.js';
export { manyInclusionPath, rootByManyInclusions } from './many-inclusions.js';
export { typeBegin, typeEnd, type StoredEvent } from './plain-entry.js';
export { readProof, writeProof, type LogProof, type ProofFault } from './proof-text.js';
export { wholeNumberOf, type Reading } from './reading.js';
export { cosignedMessage, endorsements, readNote, readSignatureLines, signatureLine, signedMessage, timedSignature, writeNote, type Endorsement, type NoteFault, type NoteSignature, type SignedNote } from './signed-note.js';
export { FULL_TILE_BYTES, hashesAt, hashWithin, indexPath, nodesInTiles, TILE_HEIGHT, TILE_WIDTH, tileAt, tileLevels, tilePath, tilesAsked, tilesOf, tileWidth, type Tile } from './tiles.js';
export { GrowingTree, hashOfRange, type NodeListener, type NodeReader } from './tree.js';
export { quorumMet, readPolicy, trusting, type PolicyFault, type PolicyWitness, type TrustPolicy } from './trust-policy.js';
export { isKeyName, KEY_KINDS, readVerifierKey, sameKey, verifierKey, verifierKeyText, type Ed25519Verify, type KeyKind, type VerifierKey } from './verifier-key.js';
export { judgeCosigning, readCosigningRequest, writeCosigningRequest, type CosigningRequest, type CosigningVerdict } from './witnessing.js';
