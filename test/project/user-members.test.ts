import { expect, test } from 'vitest'
import { userMembers } from '../../transforms/user-members.js'

test.each([
  ['user.getUserAttributes((error, attributes) => {})', ['getUserAttributes']],
  ['const { getUserData } = cognitoUser', ['getUserData']],
  ['session.getClockDrift()', ['getClockDrift']],
  ['currentUser.signOut()', ['signOut']],
  ['await this.cognitoUser?.deleteUser(done)', ['deleteUser']],
  ['userRef.current.changePassword(one, two, done)', ['changePassword']],
  ['user.preferredMFA', ['preferredMFA']],
])('%s reads what only v5 has', (source, members) => {
  expect(userMembers(source)).toEqual(members)
})

test.each([
  ['Auth.signOut()'],
  ['user.username'],
  ['user.getSession((error, session) => user.refreshSession(session.refreshToken, done))'],
  ['const { user, signOut } = useAuthenticator()'],
  ['getSession()'],
  ['api.users.deleteUser(id)'],
])('%s reads nothing that v6 has not', (source) => {
  expect(userMembers(source)).toEqual([])
})
