/** What is at hand, or will be. Most is: states are held in memory, and a promise for each would cost more than the process itself. */
export type Loaded<T> = T | Promise<T>;

/** Goes on with it, at once when it is at hand. */
export const whenLoaded = <T, U>(loaded: Loaded<T>, goOn: (value: T) => Loaded<U>): Loaded<U> => (loaded instanceof Promise ? loaded.then(goOn) : goOn(loaded));
