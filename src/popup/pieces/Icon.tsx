const paths = {
  history: 'M12 7v5l3 2M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5',
  plus: 'M12 5v14M5 12h14',
  panel: 'M6 5h12a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2M14.5 5v14',
  tab: 'M13 5h6v6M19 5l-8 8M17 14v3a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h3',
  options:
    'M4 8h10M18 8h2M4 16h2M10 16h10M18 8a2 2 0 1 1-4 0a2 2 0 1 1 4 0M10 16a2 2 0 1 1-4 0a2 2 0 1 1 4 0',
  pick: 'M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M4 16v3a1 1 0 0 0 1 1h3M11 10l9 4l-4 1.500l-1.500 4z',
  region:
    'M4 8V5a1 1 0 0 1 1-1h3M11 4h2M16 4h3a1 1 0 0 1 1 1v3M4 11v2M4 16v3a1 1 0 0 0 1 1h3M20 12a6 6 0 1 1-2-3M20 6v4h-4',
  attach:
    'M13 5H6a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2v-5M4 16l4.500-4l3.500 3l2.500-2l4.500 4M18 3v7M14.500 6.500h7',
  copy: 'M11 9h7a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2M5 15V6a2 2 0 0 1 2-2h8',
  check: 'M5 13l4 4L19 7',
  again: 'M19 12a7 7 0 1 1-2.2-5.1L19 9M19 4v5h-5',
  delete: 'M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12',
  back: 'M19 12H5M11 6l-6 6l6 6',
  unfold: 'M7 10l5 5l5-5',
  fold: 'M7 14l5-5l5 5',
  close: 'M6 6l12 12M18 6L6 18',
  warning: 'M12 4L3 19h18zM12 10v4M12 16.5v.5',
  more: 'M5 12m-.6 0a.6.6 0 1 0 1.200 0a.6.6 0 1 0-1.200 0M12 12m-.6 0a.6.6 0 1 0 1.200 0a.6.6 0 1 0-1.200 0M19 12m-.6 0a.6.6 0 1 0 1.200 0a.6.6 0 1 0-1.200 0',
  repair: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M12 9v6M9 12h6',
  enlarge: 'M9 4H4v5M15 20h5v-5M4 4l6 6M20 20l-6-6',
  send: 'M12 19V5M6 11l6-6l6 6',
  stop: 'M8 8h8v8H8z',
  down: 'M12 5v14M6 13l6 6l6-6',
  help: 'M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 17.500v.01',
  edit: 'M5 19l1-4L15.500 5.500l3 3L9 18zM13 8l3 3',
  download: 'M12 4v11M7 11l5 5l5-5M5 20h14',
} as const

export type IconName = keyof typeof paths

/** A line drawing in the text's colour; what it means is said beside it or by the button around it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="line" viewBox="0 0 24 24" width="17" height="17" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}

type Props = { name: IconName; label: string; onClick: () => void; expanded?: boolean }

/** A button that is only a picture, with its name for screen readers and as a tooltip. */
export function IconButton({ name, label, onClick, expanded }: Props) {
  return (
    <button
      type="button"
      class="icon"
      aria-label={label}
      title={label}
      aria-expanded={expanded}
      onClick={onClick}
    >
      <Icon name={name} />
    </button>
  )
}
