export { FolderSignerKeys } from './folder-signer-keys.js';
export { nodeCryptography } from './node-cryptography.js';
