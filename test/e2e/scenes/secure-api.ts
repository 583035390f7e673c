import { execFile } from 'node:child_process'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'

/** The host of the stand-in as a server elsewhere; browsers of the tests map it to this computer. */
const host = 'api.example'

/** The stand-in API behind https and under a name: only such a server is asked for a key first. */
export type SecureApi = { baseUrl: string; close(): Promise<void> }

/** Hands every request on to the stand-in. Its certificate is its own; the browsers of the tests take any. */
export async function openSecureApi(apiBaseUrl: string): Promise<SecureApi> {
  const server = createServer(await makeCertificate(), (incoming, response) => {
    const { method, headers, url } = incoming
    const onward = request(new URL(url ?? '/', apiBaseUrl), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `https://${host}:${(server.address() as AddressInfo).port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const name = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`, '-days', '2']
  const out = ['-keyout', '-', '-out', '-']
  const { stdout } = await promisify(execFile)('openssl', ['req', '-x509', ...curve, ...name, ...out])
  return { key: stdout, cert: stdout }
}
