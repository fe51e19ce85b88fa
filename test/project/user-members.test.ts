import { expect, test } from 'vitest'
import { userMembers } from '../../transforms/user-members.js'

test.each([
  ['user.getSession((error, session) => {})', ['getSession']],
  ['const { refreshSession } = cognitoUser', ['refreshSession']],
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
  ['const { user, signOut } = useAuthenticator()'],
  ['getSession()'],
  ['api.users.deleteUser(id)'],
])('%s reads nothing that v6 has not', (source) => {
  expect(userMembers(source)).toEqual([])
})
