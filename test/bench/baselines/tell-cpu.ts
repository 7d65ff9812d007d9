/** Answers every message of the process that started this one with the processor time used so far. */
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('disconnect', () => process.exit(0)); // the bench that started it is gone
