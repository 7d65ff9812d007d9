export { Witness, type WitnessAnswer } from './witness.js';
