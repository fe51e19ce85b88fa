import { runGroup } from './run-group.js'

runGroup('session')
runGroup('refresh')
runGroup('sign-out')
runGroup('identity')
