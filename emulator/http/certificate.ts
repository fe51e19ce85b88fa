import { X509Certificate } from 'node:crypto'
import { lstat, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import selfsigned from 'selfsigned'

/** What the Hosted UI shows to prove itself, and where a client finds it to trust it. */
export interface Certificate {
  readonly certificate: string
  readonly privateKey: string
  /** A PEM file for NODE_EXTRA_CA_CERTS. */
  readonly caPath: string
}

const CERTIFICATE_FILE = 'certificate.pem'
const KEY_FILE = 'key.pem'
const VALID_DAYS = 365
const RENEW_BEFORE_MS = 7 * 24 * 3600 * 1000

/**
 * Opens the certificate for localhost, and generates it once. It is kept because Node reads
 * NODE_EXTRA_CA_CERTS when it starts: the path must be the same, with the same content, every time.
 */
export async function openCertificate(directory?: string): Promise<Certificate> {
  const folder = join(await writableFolder(directory), 'localhost')
  return (await readCertificate(folder)) ?? (await writeCertificate(folder))
}

/** Where the certificate is kept when no directory is given. */
export function defaultCertificateDirectory(): string {
  return join(homedir(), '.cache', 'amplift-cognito')
}

async function writableFolder(directory: string | undefined): Promise<string> {
  const folder = directory ?? defaultCertificateDirectory()
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // A key in a folder of somebody else could be replaced under our hands.
    const { uid } = await lstat(folder)
    if (userInfo().uid === -1 || uid === userInfo().uid) return folder
  } catch (error) {
    if (directory !== undefined) throw error
    // No home to write to, as in some containers: a certificate for this start only.
  }
  return mkdtemp(join(tmpdir(), 'amplift-cognito-'))
}

async function readCertificate(folder: string): Promise<Certificate | undefined> {
  const caPath = join(folder, CERTIFICATE_FILE)
  try {
    const certificate = await readFile(caPath, 'utf8')
    const privateKey = await readFile(join(folder, KEY_FILE), 'utf8')
    const { validTo } = new X509Certificate(certificate)
    if (Date.parse(validTo) - Date.now() < RENEW_BEFORE_MS) return undefined
    return { certificate, privateKey, caPath }
  } catch {
    // Absent or damaged: a new one is written.
    return undefined
  }
}

async function writeCertificate(folder: string): Promise<Certificate> {
  await rm(folder, { recursive: true, force: true })
  const { cert, private: privateKey } = selfsigned.generate(
    [{ name: 'commonName', value: 'localhost' }],
    {
      algorithm: 'sha256',
      keySize: 2048,
      days: VALID_DAYS,
      extensions: [
        // No certificate authority: whoever trusts this file trusts localhost, and nothing it signs.
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true },
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: 'localhost' },
            { type: 7, ip: '127.0.0.1' },
            { type: 7, ip: '::1' },
          ],
        },
      ],
    },
  )
  return keepPair(folder, cert, privateKey)
}

/** Certificate and key appear together, or not at all: several processes may start at once. */
async function keepPair(
  folder: string,
  certificate: string,
  privateKey: string,
): Promise<Certificate> {
  const temporary = await mkdtemp(`${folder}-`)
  try {
    await writeFile(join(temporary, CERTIFICATE_FILE), certificate, { mode: 0o600 })
    await writeFile(join(temporary, KEY_FILE), privateKey, { mode: 0o600 })
    await rename(temporary, folder)
    return { certificate, privateKey, caPath: join(folder, CERTIFICATE_FILE) }
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    const other = await readCertificate(folder)
    if (other === undefined) throw error
    // Another process was first: its pair is as good, and is the one that stays.
    return other
  }
}
