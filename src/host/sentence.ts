/** An end that is no defect: its message is one sentence for people, and all that they need to be told. */
export class Sentence extends Error {}
