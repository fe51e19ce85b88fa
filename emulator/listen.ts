import { openCertificate } from './http/certificate.js'
import type { HttpHandler } from './http/exchange.js'
import { type RunningServer, startServer } from './http/server.js'
import type { Listening, ListenOptions } from './options.js'

export interface Listeners {
  readonly listening: Listening
  close(): Promise<void>
}

/** Starts the JSON API over http and the Hosted UI over https, or neither. */
export async function startListening(
  handler: HttpHandler,
  options: ListenOptions = {},
): Promise<Listeners> {
  const { host = '127.0.0.1', port = 0, hostedUiPort = 0, certificateDirectory } = options
  const api = await startServer({ handler, host, port })
  if (hostedUiPort === false) {
    return {
      listening: { url: api.url, hostedUiUrl: '', domain: '', caPath: '' },
      close: api.close,
    }
  }
  let hostedUi: RunningServer
  let caPath: string
  try {
    const certificate = await openCertificate(certificateDirectory)
    caPath = certificate.caPath
    hostedUi = await startServer({ handler, host, port: hostedUiPort, certificate })
  } catch (error) {
    await api.close()
    throw error
  }
  return {
    listening: {
      url: api.url,
      hostedUiUrl: hostedUi.url,
      domain: new URL(hostedUi.url).host,
      caPath,
    },
    close: async () => {
      await Promise.all([api.close(), hostedUi.close()])
    },
  }
}
