import { jest } from '@jest/globals';
import { everyPageIn } from './pages-in-looks.js';

jest.setTimeout(240_000);

const LOOKS = ['light', 'dark'].flatMap((scheme) => ['vi', 'en'].flatMap((language) => [1280, 360].map((width) => ({ scheme, language, width }))));

everyPageIn(LOOKS, 'in each theme with each language at each width');
