// Writes the two schemas beside this file from the types of the installed `openai` package: `npm run schemas`. Run it when that
// package is updated; a test says so. The vendor makes those types from its OpenAPI specification.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const directory = import.meta.dirname
const { version } = JSON.parse(readFileSync('node_modules/openai/package.json', 'utf8'))

/** A type of the package as a JSON schema. It is asked for as it is needed: it brings a compiler of its own. */
function schemaOf(type) {
  // Inside node_modules, where the package is found.
  const workplace = mkdtempSync(join('node_modules', '.schemas-'))
  try {
    const root = join(workplace, 'root.ts')
    writeFileSync(root, `import type OpenAI from 'openai'\nexport type Root = OpenAI.${type}\n`)
    const options = { target: 'ES2023', module: 'ESNext', moduleResolution: 'Bundler', strict: true }
    writeFileSync(join(workplace, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }))
    const made = spawnSync(
      'npx',
      [
        ...['--yes', 'ts-json-schema-generator@2.9.0', '--no-type-check', '--path', root],
        ...['--tsconfig', join(workplace, 'tsconfig.json'), '--type', 'Root'],
      ],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    )
    if (made.status !== 0) throw new Error(made.stderr)
    return JSON.parse(made.stdout, withoutWords)
  } finally {
    rmSync(workplace, { recursive: true })
  }
}

/** Descriptions are strings; a field that is called so is an object. */
const withoutWords = (key, value) =>
  ['description', 'deprecated'].includes(key) && typeof value === 'string' ? undefined : value

/** The schema with the definitions that can be reached, one a line. */
function text({ definitions }, rootName) {
  const reached = new Map()
  const reach = (name) => {
    if (reached.has(name)) return
    reached.set(name, definitions[name])
    for (const [, next] of JSON.stringify(definitions[name]).matchAll(/"#\/definitions\/([^"]+)"/g))
      reach(decodeURIComponent(next))
  }
  reach(rootName)
  const lines = [...reached].map(([name, schema]) => `    ${JSON.stringify(name)}: ${JSON.stringify(schema)}`)
  const comment = `Made by write-schemas.mjs from the types of openai ${version} (Apache-2.0, github.com/openai/openai-node), which the vendor makes from its OpenAPI specification. Reduced: what this product never sends is left out, and so refused.`
  return `{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "$comment": ${JSON.stringify(comment)},
  "$ref": "#/definitions/${rootName}",
  "definitions": {
${lines.join(',\n')}
  }
}
`
}

/** Takes fields away that this product never sends and that need many definitions. */
function leaveOut(definition, names) {
  for (const name of names) {
    if (!(name in definition.properties)) throw new Error(`there is no field ${name} any more`)
    delete definition.properties[name]
  }
}

/** What the specification says (read in November 2026) and types cannot. */
function tighten({ definitions }, root) {
  root.properties.messages.minItems = 1
  for (const name of ['max_completion_tokens', 'max_tokens']) root.properties[name].type = ['integer', 'null']
  definitions['ChatCompletionContentPartImage.ImageURL'].properties.url.format = 'uri'
  for (const role of ['System', 'User', 'Assistant']) {
    const { content } = definitions[`ChatCompletion${role}MessageParam`].properties
    content.anyOf.find(({ type }) => type === 'array').minItems = 1
  }
}

const chat = schemaOf('Chat.Completions.ChatCompletionCreateParamsStreaming')
const chatRoot = chat.definitions.ChatCompletionCreateParamsStreaming
leaveOut(chatRoot, [
  ...['audio', 'function_call', 'functions', 'moderation', 'prediction', 'response_format', 'tool_choice'],
  ...['tools', 'web_search_options'],
])
const roles = ['System', 'User', 'Assistant'].map((role) => `ChatCompletion${role}MessageParam`)
chat.definitions.ChatCompletionMessageParam = {
  anyOf: roles.map((name) => ({ $ref: `#/definitions/${name}` })),
}
leaveOut(chat.definitions.ChatCompletionAssistantMessageParam, ['audio', 'function_call', 'tool_calls'])
tighten(chat, chatRoot)
writeFileSync(join(directory, 'chat-body.json'), text(chat, 'ChatCompletionCreateParamsStreaming'))

const count = schemaOf('Responses.InputTokenCountParams')
leaveOut(count.definitions.InputTokenCountParams, [
  'conversation',
  'reasoning',
  'text',
  'tool_choice',
  'tools',
])
count.definitions.ResponseInputItem = { $ref: '#/definitions/EasyInputMessage' }
writeFileSync(join(directory, 'count-body.json'), text(count, 'InputTokenCountParams'))
