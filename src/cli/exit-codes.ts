/** Everything was done; sites that are left for a person are no failure. */
export const done = 0
/** Something failed, was refused, or `check` found what it looks for. */
export const failed = 1
/** The command line itself is wrong: an unknown flag, a path that is not there. */
export const wrongUsage = 2
