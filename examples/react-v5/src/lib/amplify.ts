// Import Auth and Hub from here, so that configuration always ran before.
import "../auth-config";

export { Auth, Hub } from "aws-amplify";
