import {
  Amplify,
  Auth,
  Hub,
  type HubCallback,
  type HubCapsule,
  type HubPayload,
  withSSRContext,
} from '../../../shim/legacy/index.js'

export function listen(onUser: (user: { username: string } | null) => void): () => void {
  return Hub.listen('auth', ({ payload: { event, data } }) => {
    if (event === 'signIn') onUser(data)
    if (event === 'signOut') onUser(null)
    if (event === 'signIn_failure') data.message.trim()
  })
}

const listener: HubCallback = ({ channel, source, patternInfo }: HubCapsule) => {
  patternInfo?.join(channel + source)
}

export function everyForm(): void {
  Hub.listen(/.*/, listener, 'MyListener')
  Hub.listen('auth', { onHubCapsule: listener })
  Hub.remove('auth', listener)
  const payload: HubPayload = { event: 'signOut', message: 'bye', data: { anything: 1 } }
  Hub.dispatch('my-channel', payload, 'Auth', Symbol.for('amplify_default'))
  Hub.dispatch('my-channel', { event: 'x' })
  Hub.protectedChannels.push(Hub.name)
}

export function configure(config: object): void {
  Amplify.configure(config)
  const whole: Record<string, unknown> = Amplify.configure({ ...config, ssr: true })
  Amplify.register(Auth)
  Amplify.addPluggable({ getCategory: () => whole.Auth })
  Amplify.Logger.LOG_LEVEL = 'DEBUG'
  new Amplify.Logger('app', 'INFO').debug('ready', config)
}

export async function onServer(req: unknown): Promise<string> {
  const { Auth: serverAuth } = withSSRContext({ req })
  const user = await serverAuth.currentAuthenticatedUser()
  return user.username + (await Amplify.Auth.currentSession()).idToken.jwtToken
}

// @ts-expect-error an event has a name
export const nameless = (): void => Hub.dispatch('auth', { data: 1 })
