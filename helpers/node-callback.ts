/** A function that is told of an error or of a result. */
export type NodeCallback<E, T> = (err?: E, result?: T) => void
