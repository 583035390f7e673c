/** What languages are called, by what stands behind a fence. */
const names: Record<string, string> = {
  bash: 'Bash',
  bat: 'Batch',
  c: 'C',
  'c#': 'C#',
  'c++': 'C++',
  cpp: 'C++',
  cs: 'C#',
  csharp: 'C#',
  css: 'CSS',
  csv: 'CSV',
  dart: 'Dart',
  diff: 'Diff',
  dockerfile: 'Dockerfile',
  go: 'Go',
  golang: 'Go',
  graphql: 'GraphQL',
  haskell: 'Haskell',
  html: 'HTML',
  ini: 'INI',
  java: 'Java',
  javascript: 'JavaScript',
  js: 'JavaScript',
  json: 'JSON',
  jsx: 'JSX',
  julia: 'Julia',
  kotlin: 'Kotlin',
  kt: 'Kotlin',
  latex: 'LaTeX',
  lua: 'Lua',
  makefile: 'Makefile',
  markdown: 'Markdown',
  matlab: 'MATLAB',
  md: 'Markdown',
  mermaid: 'Mermaid',
  objc: 'Objective-C',
  perl: 'Perl',
  php: 'PHP',
  powershell: 'PowerShell',
  ps1: 'PowerShell',
  py: 'Python',
  python: 'Python',
  r: 'R',
  rb: 'Ruby',
  rs: 'Rust',
  ruby: 'Ruby',
  rust: 'Rust',
  scala: 'Scala',
  scss: 'SCSS',
  sh: 'Shell',
  shell: 'Shell',
  sql: 'SQL',
  svg: 'SVG',
  swift: 'Swift',
  tex: 'LaTeX',
  toml: 'TOML',
  ts: 'TypeScript',
  tsx: 'TSX',
  typescript: 'TypeScript',
  xml: 'XML',
  yaml: 'YAML',
  yml: 'YAML',
  zsh: 'Zsh',
}

/** Words for plain text, which is no language. */
const plain = new Set(['text', 'txt', 'plain', 'plaintext', 'none'])

const maxCharacters = 30

/** What the language of a block of code is called, from what stands behind its fence; null when that names none. */
export function codeLanguage(written: string | null): string | null {
  const word = (written ?? '').replace(/^\{?\.?|[:,}].*$/g, '')
  const key = word.toLowerCase()
  if (word === '' || plain.has(key) || !/^[\p{L}\p{N}][\p{L}\p{N}+#._-]*$/u.test(word)) return null
  return Object.hasOwn(names, key) ? (names[key] ?? null) : word.slice(0, maxCharacters)
}
