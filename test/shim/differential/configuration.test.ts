import { runGroup } from './run-group.js'

runGroup('configuration')
runGroup('contexts')
