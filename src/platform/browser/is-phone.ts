/** Whether the browser runs on a telephone or a tablet, where no server of one's own does. */
export const isPhone = (): boolean => /Android|iPhone|iPad/.test(navigator.userAgent)
