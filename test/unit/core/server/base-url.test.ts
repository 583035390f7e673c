import { describe, expect, it } from 'vitest'
import { isLoopbackHost, readBaseUrl } from '../../../../src/core/server/base-url.ts'

describe('a base URL is put in order', () => {
  it.each([
    ['the default', 'https://api.openai.com/v1', 'https://api.openai.com/v1'],
    ['a trailing slash', 'https://api.openai.com/v1/', 'https://api.openai.com/v1'],
    ['many slashes', 'https://api.openai.com//v1//', 'https://api.openai.com/v1'],
    ['a missing /v1', 'https://api.openai.com', 'https://api.openai.com/v1'],
    ['a missing /v1 with a slash', 'https://api.openai.com/', 'https://api.openai.com/v1'],
    ['a doubled /v1', 'https://api.openai.com/v1/v1', 'https://api.openai.com/v1'],
    ['a doubled /v1 under a path', 'https://openrouter.ai/api/v1/v1/', 'https://openrouter.ai/api/v1'],
    ['the endpoint', 'https://api.openai.com/v1/chat/completions', 'https://api.openai.com/v1'],
    ['the endpoint with a slash', 'https://api.openai.com/v1/chat/completions/', 'https://api.openai.com/v1'],
    ['another endpoint', 'https://api.openai.com/v1/responses', 'https://api.openai.com/v1'],
    ['the list of models', 'http://localhost:1234/v1/models', 'http://localhost:1234/v1'],
    ['an endpoint without /v1', 'https://host.example/models', 'https://host.example/v1'],
    ['a server with another version', 'https://host.example/api/paas/v4', 'https://host.example/api/paas/v4'],
    [
      'a server with a path of its own',
      'https://host.example/v1beta/openai/',
      'https://host.example/v1beta/openai',
    ],
    ['spaces and a byte order mark', '\uFEFF https://api.openai.com/v1 \n', 'https://api.openai.com/v1'],
    ['capitals in scheme and host', 'HTTPS://API.OpenAI.com/v1', 'https://api.openai.com/v1'],
    ['the default port', 'https://api.openai.com:443/v1', 'https://api.openai.com/v1'],
    ['http on this computer', 'http://localhost:11434/v1', 'http://localhost:11434/v1'],
    ['http on this computer by number', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080/v1'],
    ['a path that climbs', 'https://host.example/v1/../v1', 'https://host.example/v1'],
  ])('%s', (_reason, typed, baseUrl) => {
    expect(readBaseUrl(typed)).toEqual({ ok: true, value: baseUrl })
    expect(readBaseUrl(baseUrl), 'reading it again changes nothing').toEqual({ ok: true, value: baseUrl })
  })
})

describe('a base URL that cannot be used is refused with the reason', () => {
  it.each([
    ['nothing', '', 'not-a-url'],
    ['a host without a scheme', 'api.openai.com/v1', 'not-a-url'],
    ['words', 'my server', 'not-a-url'],
    ['NUL in the host', 'https://api.openai\u0000.com/v1', 'not-a-url'],
    ['a megabyte', `https://host.example/${'a'.repeat(1_000_000)}`, 'not-a-url'],
    ['too long once it is escaped', `https://host.example/${'字'.repeat(500)}`, 'not-a-url'],
    ['a script', 'javascript:alert(1)', 'scheme'],
    ['a script split by a line break', 'java\nscript:alert(1)', 'scheme'],
    ['a file', 'file:///etc/passwd', 'scheme'],
    ['data', 'data:text/html,x', 'scheme'],
    ['host and port without a scheme', 'localhost:11434/v1', 'scheme'],
    ['http elsewhere', 'http://api.openai.com/v1', 'http-elsewhere'],
    ['http in the private network', 'http://192.168.1.5:11434/v1', 'http-elsewhere'],
    ['a name that only begins like this computer', 'http://localhost.example.com/v1', 'http-elsewhere'],
    ['http on IPv6, which the policy does not let through', 'http://[::1]:8080/v1', 'http-elsewhere'],
    ['a user name', 'https://me@api.openai.com/v1', 'credentials'],
    ['a password', 'https://me:secret@api.openai.com/v1', 'credentials'],
    ['a host hidden behind a user name', 'https://api.openai.com@evil.example/v1', 'credentials'],
    ['a query', 'https://api.openai.com/v1?key=1', 'query'],
    ['a fragment', 'https://api.openai.com/v1#x', 'query'],
  ] as const)('%s', (_name, typed, reason) => {
    expect(readBaseUrl(typed)).toEqual({ ok: false, problem: { kind: 'base-url-invalid', reason } })
  })
})

describe('this computer is recognised by its names', () => {
  it.each(['localhost', 'app.localhost', '127.0.0.1', '127.1.2.3', '[::1]'])('%s is', (host) => {
    expect(isLoopbackHost(host)).toBe(true)
  })
  it.each(['localhost.example.com', '127.0.0.1.example.com', '10.0.0.1', 'notlocalhost', '[::2]'])(
    '%s is not',
    (host) => {
      expect(isLoopbackHost(host)).toBe(false)
    },
  )
})
