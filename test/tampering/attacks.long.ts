import { attackSuite } from './attack-suite.js';

attackSuite(Number(process.env['ATTACKS'] ?? 1_000), Number(process.env['ATTACK_SEED'] ?? 20211115));
