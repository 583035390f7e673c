// Builds the extension for both browsers: dist/chrome and dist/firefox.
import { build } from 'vite'

/**
 * What crxjs 3.0 says at each build of the scripts for pages: its progress, and a warning of Rolldown's that two of crxjs's
 * own options mean the same. Anything else that a build says is printed.
 */
const noise =
  /\[crx:content-scripts-iife\]|✓ \w+\.iife\.ts → |`?inlineDynamicImports`? option is ignored because `?codeSplitting: false/

for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream)
  stream.write = (text, ...rest) => noise.test(String(text)) || write(text, ...rest)
}

for (const mode of ['chrome', 'firefox']) {
  const started = Date.now()
  await build({ mode, logLevel: 'warn' })
  console.log(`Built dist/${mode} in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}
