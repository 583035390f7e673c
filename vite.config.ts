import { resolve } from 'node:path'
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import manifest from './manifest.json' with { type: 'json' }

type Browser = 'chrome' | 'firefox'

/** Keys and permissions that only the other browser knows; the one top-level manifest holds both. */
const foreign = {
  chrome: {
    keys: ['browser_specific_settings', 'sidebar_action'],
    permissions: ['menus'],
    background: ['scripts'],
  },
  firefox: {
    keys: ['side_panel', 'minimum_chrome_version', 'externally_connectable'],
    permissions: ['contextMenus', 'sidePanel'],
    background: ['service_worker'],
  },
} satisfies Record<Browser, { keys: string[]; permissions: string[]; background: string[] }>

/** The manifest of one browser, cut from the shared one. */
export function manifestFor(browser: Browser): ManifestV3Export {
  const without = <T extends object>(value: T, keys: string[]) =>
    Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)))
  return {
    ...without(manifest, foreign[browser].keys),
    background: without(manifest.background, foreign[browser].background),
    permissions: manifest.permissions.filter((name) => !foreign[browser].permissions.includes(name)),
  } as unknown as ManifestV3Export
}

/** crxjs adds web_accessible_resources by itself; with any of it a page could detect the extension. */
const withoutWebAccessibleResources: Plugin = {
  name: 'without-web-accessible-resources',
  enforce: 'post',
  apply: 'build',
  // @ts-expect-error a hook of crxjs, unknown to Vite's Plugin type
  renderCrxManifest(written: Record<string, unknown>) {
    delete written.web_accessible_resources
    return written
  },
}

/** Unit tests inject nothing: a script to inject is its path there, as crxjs would give it. */
const scriptAsItsPath: Plugin = {
  name: 'script-as-its-path',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('?script') ? `export default ${JSON.stringify(id.replace(/^.*\/|\?script$/g, ''))}` : null,
}

/**
 * The end-to-end tests of a folder in one browser. `slow` holds what waits for minutes, and what is in no hurry: it runs beside
 * the others, in a browser of its own.
 */
const endToEnd = (name: string, browser: string, folder: string) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/e2e/${folder}/*.test.ts`],
    env: { E2E_BROWSER: browser },
    fileParallelism: false,
    // One after the other, and none leaves anything behind: loading the drivers once saves half a minute.
    isolate: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
})
/** What CI runs or, with BY_HAND set, what takes a quiet machine. */
const specs = process.env.BY_HAND ? 'specs/by-hand' : 'specs'

export default defineConfig(({ mode }) => {
  const browser: Browser = mode === 'firefox' ? 'firefox' : 'chrome'
  return {
    plugins: process.env.VITEST
      ? []
      : [crx({ manifest: manifestFor(browser), browser }), withoutWebAccessibleResources],
    resolve: {
      alias: {
        // Its browser build decodes character references through innerHTML.
        'decode-named-character-reference': resolve('node_modules/decode-named-character-reference/index.js'),
      },
    },
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      modulePreload: false,
      target: 'es2023',
      // The background is one file: a service worker knows no import().
      chunkSizeWarningLimit: 700,
      rolldownOptions: { input: { popup: 'src/popup/index.html', options: 'src/options/index.html' } },
    },
    test: {
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            include: ['test/unit/**/*.test.ts'],
            environment: 'node',
            testTimeout: 30_000,
            setupFiles: ['test/unit/fakes/setup.ts'],
            unstubGlobals: true,
            alias: { 'webextension-polyfill': resolve('test/unit/fakes/browser.ts') },
          },
          plugins: [scriptAsItsPath],
        },
        endToEnd('chromium', 'chromium', specs),
        endToEnd('firefox', 'firefox', specs),
        endToEnd('chromium-slow', 'chromium', 'specs/slow'),
        endToEnd('firefox-slow', 'firefox', 'specs/slow'),
        {
          extends: true,
          test: { name: 'bench', include: [], benchmark: { include: ['bench/**/*.bench.ts'] } },
        },
      ],
    },
  }
})
