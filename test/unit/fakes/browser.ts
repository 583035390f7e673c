/**
 * The browser as our code sees it, for unit tests: `webextension-polyfill` is this file there (vite.config.ts). A test sets
 * the stage with `world` and looks at what was done to it; every test begins with a new one (setup.ts).
 */
import type { Browser } from 'webextension-polyfill'
import type { FeedEvent } from '../../../src/platform/messages/messages.ts'
import { executeScript } from './injection.ts'
import { type RequestRule, requestRules } from './request-rules.ts'
import { sitePermissions } from './site-permissions.ts'
import { toolbarButton } from './toolbar-button.ts'

/** A tab, and the page in it: the tools that our injected code would have there. */
export type FakeTab = {
  id: number
  windowId: number
  url: string
  active: boolean
  incognito: boolean
  index: number
  /** What the page answers to injected code, by name; or how it refuses. */
  page: Record<string, (...values: never[]) => unknown> | 'forbidden' | 'silent' | 'frozen'
}

const ownId = 'own'
const ownOrigin = 'chrome-extension://own/'

function makeWorld() {
  return {
    local: {} as Record<string, unknown>,
    session: {} as Record<string, unknown>,
    tabs: new Map<number, FakeTab>(),
    /** The ids of the windows in which a popup was opened. */
    popups: [] as number[],
    /** Why the popup cannot be opened; '' when it can. */
    popupRefusal: '',
    windowState: 'normal',
    /** The ids of the windows in which the side panel is open, and whether a click on the toolbar button opens it. */
    panels: [] as number[],
    panelByButton: false,
    /** What the toolbar icon shows and says, and the page under it. */
    button: { badge: '', title: '', popup: 'src/popup/index.html' },
    /** What the icon has shown, in order. */
    badges: [] as string[],
    /** The browser's own language, BCP 47. */
    language: 'en',
    windows: [] as { incognito: boolean }[],
    /** Windows that we created. */
    created: [] as unknown[],
    /** Patterns of sites that the extension may read; `*` is all of them. */
    grants: new Set<string>(),
    /** Whether the browser takes access back when it is asked to. */
    isAccessRemovable: true,
    /** What the visible tab looks like, as a data URL; null when it may not be captured. */
    screen: null as string | null,
    /** What happens while the visible tab is being captured. */
    whileCapturing: () => {},
    /** How often the visible tab was captured. */
    captures: 0,
    /** Rules on requests that hold now. */
    rules: [] as RequestRule[],
    menu: [] as { id?: string; title?: string; contexts?: string[] }[],
    /** How often the background called to be kept alive. */
    keptAlive: 0,
    events: makeEvents(),
  }
}

export type World = ReturnType<typeof makeWorld>

// Modules are made anew within a test (`vi.resetModules`), and still share one browser.
const shared = globalThis as { fakeWorld?: World }
shared.fakeWorld ??= makeWorld()

/** The browser of this test. */
export const world: World = new Proxy({} as World, {
  get: (_, field) => Reflect.get(shared.fakeWorld ?? {}, field),
  set: (_, field, value) => Reflect.set(shared.fakeWorld ?? {}, field, value),
})

/** A new browser, without anything in it. */
export function resetWorld(): void {
  shared.fakeWorld = makeWorld()
}

function event<Arguments extends unknown[]>() {
  type Listener = (...values: Arguments) => unknown
  const listeners = new Set<Listener>()
  return {
    addListener: (listener: Listener) => void listeners.add(listener),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    hasListener: (listener: Listener) => listeners.has(listener),
    /** What the listeners give back. */
    dispatch: (...values: Arguments) => [...listeners].map((listener) => listener(...values)),
    count: () => listeners.size,
  }
}

function makeEvents() {
  return {
    menuClicked: event(),
    message: event(),
    connect: event(),
    installed: event(),
    command: event(),
    permissionAdded: event(),
    permissionRemoved: event(),
    windowRemoved: event(),
    startup: event(),
    buttonClicked: event(),
  }
}

/**
 * A port that a page of ours opens, with what it was told and the ways to speak and to close it from there; `path` is the
 * page's, with its query.
 */
export function openPort(path: string, name = 'feed', origin = ownOrigin) {
  const heard: unknown[] = []
  let listener: (sent: FeedEvent) => void = () => {}
  const message = event()
  const disconnect = event()
  let isOpen = true
  return {
    port: {
      name,
      sender: { id: ownId, url: `${origin}${path}` },
      postMessage(sent: unknown) {
        if (!isOpen) throw new Error('Attempting to use a disconnected port object')
        heard.push(JSON.parse(JSON.stringify(sent)))
        listener(sent as FeedEvent)
      },
      disconnect() {
        isOpen = false
      },
      onMessage: message,
      onDisconnect: disconnect,
    },
    /** What the background has told the page. */
    heard,
    /** Calls back with everything that the page is told, at once. */
    onHeard(listen: (sent: FeedEvent) => void) {
      listener = listen
    },
    isOpen: () => isOpen,
    say: (command: unknown) => void message.dispatch(command),
    close() {
      isOpen = false
      disconnect.dispatch()
    },
  }
}

function area(name: 'local' | 'session') {
  const stored = () => world[name]
  return {
    async get(keys: string | readonly string[] | null) {
      const wanted = keys === null ? Object.keys(stored()) : [keys].flat()
      const found = wanted.filter((key) => Object.hasOwn(stored(), key)).map((key) => [key, stored()[key]])
      return structuredClone(Object.fromEntries(found))
    },
    set: async (values: object) => void Object.assign(stored(), structuredClone(values)),
    async remove(keys: string | readonly string[]) {
      for (const key of [keys].flat()) delete stored()[key]
    },
  }
}

async function tabOf(id: number) {
  const tab = world.tabs.get(id)
  if (!tab) throw new Error(`No tab with id: ${id}.`)
  const { page: _, ...shown } = tab
  return shown
}

const browser = {
  storage: { local: area('local'), session: area('session') },
  runtime: {
    id: ownId,
    getURL: (path: string) => ownOrigin + path.replace(/^\//, ''),
    getManifest: () => ({ version: '0.0.0' }),
    async getContexts({ contextTypes }: { contextTypes: string[] }) {
      const all = [
        ...world.popups.map(() => ({ contextType: 'POPUP' })),
        // The window of a panel is not told.
        ...world.panels.map(() => ({ contextType: 'SIDE_PANEL', windowId: -1 })),
      ]
      return all.filter(({ contextType }) => contextTypes.includes(contextType))
    },
    async getPlatformInfo() {
      world.keptAlive += 1
      return { os: 'linux' }
    },
    get onMessage() {
      return world.events.message
    },
    get onConnect() {
      return world.events.connect
    },
    get onInstalled() {
      return world.events.installed
    },
    get onStartup() {
      return world.events.startup
    },
  },
  action: toolbarButton,
  contextMenus: {
    removeAll: async () => void world.menu.splice(0),
    create: (item: World['menu'][number]) => void world.menu.push(item),
    get onClicked() {
      return world.events.menuClicked
    },
  },
  commands: {
    get onCommand() {
      return world.events.command
    },
  },
  permissions: sitePermissions,
  scripting: { executeScript },
  tabs: {
    get: tabOf,
    query: async () => [...world.tabs.values()].filter(({ active }) => active),
    create: async (given: unknown) => void world.created.push(given),
    update: async (id: number, given: unknown) => void world.created.push({ id, ...(given as object) }),
    async captureVisibleTab() {
      world.captures += 1
      if (world.screen === null) throw new Error('Cannot capture the visible tab.')
      world.whileCapturing()
      return world.screen
    },
  },
  windows: {
    get: async () => ({ state: world.windowState }),
    getAll: async () => world.windows,
    getCurrent: async () => ({ id: 1, incognito: false }),
    create: async (given: unknown) => void world.created.push(given),
    get onRemoved() {
      return world.events.windowRemoved
    },
  },
  declarativeNetRequest: requestRules,
  i18n: { getUILanguage: () => world.language },
}

export default browser as unknown as Browser
