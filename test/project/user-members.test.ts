import { expect, test } from 'vitest'
import { userMembers } from '../../transforms/user-members.js'

test.each([
  ['user.getUserAttributes((error, attributes) => {})', ['getUserAttributes']],
  ['const { getUserData } = cognitoUser', ['getUserData']],
  ['session.getClockDrift()', ['getClockDrift']],
  ['currentUser.signOut()', ['signOut']],
  ['await this.cognitoUser?.deleteUser(done)', ['deleteUser']],
  ['userRef.current.changePassword(one, two, done)', ['changePassword']],
  ['me.preferredMFA', ['preferredMFA']],
  ['const { preferredMFA } = account', ['preferredMFA']],
  ['const { username, signOut, deleteUser: remove } = user', ['signOut', 'deleteUser']],
  ['const {\n  changePassword,\n}: CognitoUser = this.props.cognitoUser!', ['changePassword']],
  ['const { signOut } = (await currentUser) as CognitoUser', ['signOut']],
  ['({ storage } = userRef.current)', ['storage']],
])('%s reads what only v5 has', (source, members) => {
  expect(userMembers(source)).toEqual(members)
})

test.each([
  ['Auth.signOut()'],
  ['user.username'],
  ['user.storage = null'],
  ['// user.storage is not for us'],
  ['user.getSession((error, session) => user.refreshSession(session.refreshToken, done))'],
  ['const { user, signOut } = useAuthenticator()'],
  ['const { signOut } = useUser()'],
  ['const { signOut } = user.actions'],
  ['const { signOut } = actions\nconst user = 1'],
  ['const { name: signOut } = user'],
  ['Auth.getPreferredMFA(user)'],
  ['getSession()'],
  ['api.users.deleteUser(id)'],
])('%s reads nothing that v6 has not', (source) => {
  expect(userMembers(source)).toEqual([])
})
