export { playDemo, type Demo } from './play-demo.js';
