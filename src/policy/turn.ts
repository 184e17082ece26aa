/** Lets others have their turn of the event loop: for long work, between one piece and the next. */
export const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
