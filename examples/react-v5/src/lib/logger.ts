import { Logger } from "aws-amplify";

export const logger = new Logger(
  "orchard",
  import.meta.env.DEV ? "DEBUG" : "WARN"
);
