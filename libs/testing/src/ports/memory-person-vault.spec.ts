import { personVaultContract } from '../contracts/person-vault.contract.js';
import { MemoryPersonVault } from './memory-person-vault.js';

personVaultContract('memory', () => new MemoryPersonVault());
