/** One thing that a person does after the first run: in this file, this text becomes that one. */
export interface HandEdit {
  readonly file: string
  /** It has to be there once, or the edit is out of date. */
  readonly from: string
  readonly to: string
}

/** Everything that a person does between the first run and the second. */
export const byHand: readonly HandEdit[] = []
