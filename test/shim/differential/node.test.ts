import '../../../shim/platform/register.node.js'
import { withSdk } from './intended-differences.js'
import { runGroup } from './run-group.js'

// In Node the AWS SDK makes the calls.
runGroup('account')
runGroup('devices')
runGroup('failures', withSdk)
