import { world } from './browser.ts'

/** The toolbar button, as `action` in the fake browser. */
export const toolbarButton = {
  get onClicked() {
    return world.events.buttonClicked
  },
  getPopup: async () => world.button.popup,
  async setPopup({ popup }: { popup: string }) {
    world.button.popup = popup
  },
  async setTitle({ title }: { title: string }) {
    world.button.title = title
  },
  setBadgeBackgroundColor: async () => {},
  setBadgeTextColor: async () => {},
  async setBadgeText({ text }: { text: string }) {
    world.button.badge = text
    world.badges.push(text)
  },
  async openPopup({ windowId }: { windowId: number }) {
    if (world.popupRefusal) throw new Error(world.popupRefusal)
    if (world.button.popup === '') throw new Error('Extension does not have a popup on the active tab.')
    world.popups.push(windowId)
  },
}

/** The side panel, as Chromium has it. */
export const sidePanel = {
  async open({ windowId }: { windowId: number }) {
    if (!world.panels.includes(windowId)) world.panels.push(windowId)
  },
  async setPanelBehavior({ openPanelOnActionClick }: { openPanelOnActionClick: boolean }) {
    world.panelByButton = openPanelOnActionClick
  },
}
