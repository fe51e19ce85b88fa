import { runGroup } from './run-group.js'

runGroup('challenges')
runGroup('devices')
