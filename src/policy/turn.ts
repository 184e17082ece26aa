/** Lets others have their turn of the event loop. */
export const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
