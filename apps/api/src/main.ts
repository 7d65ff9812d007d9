import { preloadProjectionWorker } from './engine/preloaded-worker.js';

// Loading takes most of a start: the projection thread loads its part on another core while this thread loads the rest.
preloadProjectionWorker();
await import('./serve.js');
