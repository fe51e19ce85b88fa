import { runGroup } from './run-group.js'

runGroup('sign-in')
runGroup('user-auth')
runGroup('sign-up')
runGroup('password')
runGroup('redirect')
