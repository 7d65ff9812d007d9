import { preloadProjectionWorker } from '#libs/engine/preload';

// Loading takes most of a start: the projection thread loads its part on another core while this thread loads the rest.
preloadProjectionWorker();
await import('./work.js');
