/** First words of a helper module: who wrote it, and how a later run knows it again. */
export const HELPER_MARK = '// Written by amplift:'
