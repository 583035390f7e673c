import { describe, expect, test } from 'vitest'
import { manifestFor } from '../../../vite.config.ts'

const shared = {
  manifest_version: 3,
  name: '__MSG_extensionName__',
  short_name: '__MSG_extensionShortName__',
  description: '__MSG_extensionDescription__',
  version: '0.1.0',
  default_locale: 'en',
  icons: {
    '16': 'icons/icon-16.png',
    '32': 'icons/icon-32.png',
    '48': 'icons/icon-48.png',
    '128': 'icons/icon-128.png',
  },
  action: {
    default_title: '__MSG_extensionShortName__',
    default_popup: 'src/popup/index.html',
    default_icon: { '16': 'icons/icon-16.png', '32': 'icons/icon-32.png', '48': 'icons/icon-48.png' },
  },
  options_ui: { page: 'src/options/index.html', open_in_tab: true },
  commands: {
    _execute_action: {
      suggested_key: { default: 'Alt+Shift+Q' },
      description: '__MSG_commandOpen__',
    },
    pick: { suggested_key: { default: 'Alt+Shift+G' }, description: '__MSG_commandPick__' },
  },
  // Asked for one site at the moment of need.
  optional_host_permissions: ['*://*/*'],
  content_security_policy: {
    extension_pages:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
      'connect-src https: http:; ' +
      "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  },
}

const expected = {
  chrome: {
    ...shared,
    background: { service_worker: 'src/background/index.ts', type: 'module' },
    permissions: [
      'contextMenus',
      'activeTab',
      'scripting',
      'storage',
      'unlimitedStorage',
      'sidePanel',
      'declarativeNetRequestWithHostAccess',
    ],
    side_panel: { default_path: 'src/popup/index.html?panel' },
    externally_connectable: { ids: [] },
    minimum_chrome_version: '127',
  },
  firefox: {
    ...shared,
    background: { scripts: ['src/background/index.ts'], type: 'module' },
    permissions: [
      'menus',
      'activeTab',
      'scripting',
      'storage',
      'unlimitedStorage',
      'declarativeNetRequestWithHostAccess',
    ],
    sidebar_action: {
      default_panel: 'src/popup/index.html?panel',
      default_title: '__MSG_extensionShortName__',
      default_icon: { '16': 'icons/icon-16.png', '32': 'icons/icon-32.png' },
      open_at_install: false,
    },
    browser_specific_settings: {
      gecko: {
        id: 'ask-about-this-image@example.org',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['websiteContent'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    },
  },
}

// Word for word: whoever changes what the extension may do meets this table, and the README's table of permissions.
describe.each(['chrome', 'firefox'] as const)('the manifest for %s', (browser) => {
  test('asks for nothing that is not written down here', () => {
    expect(manifestFor(browser)).toEqual(expected[browser])
  })

  test.each([
    ['content_scripts', 'nothing runs in a page before a click'],
    ['web_accessible_resources', 'no page can detect the extension'],
    ['host_permissions', 'installing gives access to no site'],
  ])('has no %s: %s', (key) => {
    expect(manifestFor(browser)).not.toHaveProperty(key)
  })
})
