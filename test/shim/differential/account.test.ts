import { runGroup } from './run-group.js'

runGroup('account')
runGroup('failures')
runGroup('missing')
