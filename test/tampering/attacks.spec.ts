import { attackSuite } from './attack-suite.js';

attackSuite(25, 20211115);
