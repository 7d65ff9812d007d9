import { credentialStoreContract } from '../contracts/credential-store.contract.js';
import { MemoryCredentialStore } from './memory-credential-store.js';

credentialStoreContract('memory', () => new MemoryCredentialStore());
