/** Colours of a landscape, from the sky down. */
export type LandscapeColours = {
  sky: [top: string, bottom: string]
  sun: string
  ridges: [far: string, middle: string, near: string]
  water: string
}

const svg = (width: number, height: number, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`

/** A mountain ridge as a closed path: sums of sines, so it is the same on every machine. */
function ridge(width: number, base: number, rise: number, seed: number, bottom: number): string {
  const points = Array.from({ length: 61 }, (_, step) => {
    const x = (step / 60) * width
    const y =
      base -
      rise *
        (0.5 * Math.sin(step * 0.11 + seed) +
          0.3 * Math.sin(step * 0.29 + seed * 2.3) +
          0.12 * Math.sin(step * 0.83 + seed * 5.1))
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return `M${points.join('L')}L${width} ${bottom}L0 ${bottom}Z`
}

/** Mountains over a lake at a low sun: the gallery's photo-like picture. */
export function landscape(width: number, height: number, colours: LandscapeColours): string {
  const shore = height * 0.7
  const glints = Array.from({ length: 14 }, (_, row) => {
    const y = shore + 8 + row * row * (height / 900)
    const half = (width / 40) * (1 + (row % 3) * 0.6)
    return `<rect x="${width * 0.68 - half}" y="${y}" width="${half * 2}" height="${height / 400 + row / 6}" rx="2"/>`
  }).join('')
  return svg(
    width,
    height,
    `<defs>
      <linearGradient id="sky" x2="0" y2="1"><stop stop-color="${colours.sky[0]}"/><stop offset=".72" stop-color="${colours.sky[1]}"/></linearGradient>
      <radialGradient id="glow" cx=".68" cy=".4" r=".42"><stop stop-color="${colours.sun}" stop-opacity=".75"/><stop offset="1" stop-color="${colours.sun}" stop-opacity="0"/></radialGradient>
      <linearGradient id="lake" x2="0" y2="1"><stop stop-color="${colours.water}" stop-opacity=".55"/><stop offset=".6" stop-color="${colours.water}"/></linearGradient>
    </defs>
    <rect width="${width}" height="${height}" fill="url(#sky)"/>
    <rect width="${width}" height="${height}" fill="url(#glow)"/>
    <circle cx="${width * 0.68}" cy="${height * 0.4}" r="${height * 0.075}" fill="${colours.sun}"/>
    <path d="${ridge(width, height * 0.5, height * 0.16, 1.2, shore)}" fill="${colours.ridges[0]}"/>
    <path d="${ridge(width, height * 0.58, height * 0.13, 4.1, shore)}" fill="${colours.ridges[1]}"/>
    <rect y="${shore}" width="${width}" height="${height - shore}" fill="${colours.sky[1]}"/>
    <rect y="${shore}" width="${width}" height="${height - shore}" fill="url(#lake)"/>
    <g fill="${colours.sun}" opacity=".6">${glints}</g>
    <path d="${ridge(width, height * 0.9, height * 0.1, 2.6, height)}" fill="${colours.ridges[2]}"/>
    ${firs(width, height, colours.ridges[2])}`,
  )
}

function firs(width: number, height: number, colour: string): string {
  return [0.04, 0.09, 0.13, 0.2, 0.88, 0.94]
    .map((at, index) => {
      const tall = height * (0.2 + 0.06 * ((index * 7) % 3))
      const x = width * at
      const foot = height * 0.95
      const layers = [0, 1, 2].map((layer) => {
        const top = foot - tall + layer * tall * 0.24
        const half = tall * (0.1 + layer * 0.06)
        return `M${x} ${top}L${x + half} ${top + tall * 0.42}L${x - half} ${top + tall * 0.42}Z`
      })
      return `<path d="${layers.join('')}M${x - 4} ${foot - tall * 0.15}h8v${tall * 0.2}h-8Z" fill="${colour}"/>`
    })
    .join('')
}

/** Hot-air balloons over fields. */
export function balloons(width: number, height: number): string {
  const balloon = (x: number, y: number, size: number, colour: string, stripe: string) =>
    `<g transform="translate(${x} ${y}) scale(${size})">
      <path d="M-50 0a50 52 0 0 1 100 0c0 34-30 52-38 72h-24c-8-20-38-38-38-72Z" fill="${colour}"/>
      <path d="M-18 0a18 52 0 0 1 36 0c0 34-8 52-12 72h-12c-4-20-12-38-12-72Z" fill="${stripe}"/>
      <path d="M-11 74l5 18M11 74l-5 18" stroke="#4a3728" stroke-width="1.6"/>
      <rect x="-9" y="91" width="18" height="14" rx="3" fill="#6b4a2f"/></g>`
  return svg(
    width,
    height,
    `<rect width="${width}" height="${height}" fill="#9ad8f5"/>
    <path d="M0 ${height * 0.78}Q${width * 0.3} ${height * 0.66} ${width * 0.62} ${height * 0.78}T${width} ${height * 0.74}V${height}H0Z" fill="#7bc043"/>
    <path d="M0 ${height * 0.9}Q${width * 0.5} ${height * 0.78} ${width} ${height * 0.9}V${height}H0Z" fill="#5a9e2f"/>
    ${balloon(width * 0.3, height * 0.3, height / 250, '#e0312f', '#f7d23e')}
    ${balloon(width * 0.68, height * 0.22, height / 380, '#6a3fb5', '#ffffff')}
    ${balloon(width * 0.86, height * 0.46, height / 560, '#f28a1c', '#fff3d6')}`,
  )
}

/** An orange fish in deep water. */
export function fish(width: number, height: number): string {
  const bubbles = [
    [0.8, 0.3, 10],
    [0.85, 0.22, 7],
    [0.82, 0.12, 13],
    [0.12, 0.6, 8],
  ]
    .map(([x = 0, y = 0, r = 0]) => `<circle cx="${width * x}" cy="${height * y}" r="${r}"/>`)
    .join('')
  return svg(
    width,
    height,
    `<rect width="${width}" height="${height}" fill="#0b5fa5"/>
    <path d="M0 ${height * 0.86}q${width * 0.25} -40 ${width * 0.5} 0t${width * 0.5} 0V${height}H0Z" fill="#e3c58a"/>
    <g transform="translate(${width / 2} ${height / 2}) scale(${height / 360})">
      <path d="M-90 0l-66-54q20 54 0 108Z" fill="#e85d10"/><ellipse rx="120" ry="72" fill="#ff7a1a"/>
      <path d="M-8 -71q-30 71 0 142q30 3 44 -4q-30-67 0-134q-18-8-44-4Z" fill="#fff6e8"/>
      <circle cx="78" cy="-16" r="13" fill="#fff"/><circle cx="81" cy="-16" r="7" fill="#14202b"/></g>
    <g fill="none" stroke="#bfe3ff" stroke-width="3">${bubbles}</g>`,
  )
}

/** A lighthouse on a cliff. */
export function lighthouse(width: number, height: number): string {
  return svg(
    width,
    height,
    `<rect width="${width}" height="${height}" fill="#f6c6a8"/>
    <circle cx="${width * 0.24}" cy="${height * 0.34}" r="${height * 0.12}" fill="#fdf0d5"/>
    <rect y="${height * 0.66}" width="${width}" height="${height * 0.34}" fill="#1f6f78"/>
    <path d="M${width} ${height}V${height * 0.56}q-${width * 0.2} -20 -${width * 0.4} 30t-${width * 0.2} ${height * 0.35}Z" fill="#3b3a4a"/>
    <g transform="translate(${width * 0.74} ${height * 0.14}) scale(${height / 600})">
      <path d="M-34 290L-24 60h48l10 230Z" fill="#fff"/><path d="M-31 220h62l-3-64h-56ZM-26 106h52l-2-46h-48Z" fill="#c8102e"/>
      <rect x="-32" y="44" width="64" height="16" fill="#22222c"/><rect x="-19" y="8" width="38" height="36" fill="#ffe27a"/>
      <path d="M-28 8L0 -24L28 8Z" fill="#c8102e"/></g>
    <path d="M${width * 0.71} ${height * 0.17}L0 ${height * 0.06}V${height * 0.2}Z" fill="#ffe27a" opacity=".4"/>`,
  )
}

/** A city at night. */
export function nightCity(width: number, height: number): string {
  const houses = Array.from({ length: 9 }, (_, index) => {
    const wide = width / 9
    const tall = height * (0.3 + 0.09 * ((index * 5) % 6))
    const windows = Array.from({ length: Math.floor(tall / 34) }, (_unused, row) =>
      [0.22, 0.56]
        .filter((_side, side) => (row * 3 + index * 5 + side * 2) % 4 !== 0)
        .map(
          (at) =>
            `<rect x="${index * wide + wide * at}" y="${height - tall + 14 + row * 32}" width="${wide * 0.2}" height="16"/>`,
        )
        .join(''),
    ).join('')
    return `<rect x="${index * wide}" y="${height - tall}" width="${wide - 3}" height="${tall}" fill="${index % 2 ? '#2b2f66' : '#383d80'}"/><g fill="#ffd447">${windows}</g>`
  })
  return svg(
    width,
    height,
    `<rect width="${width}" height="${height}" fill="#0d1033"/><circle cx="${width * 0.82}" cy="${height * 0.18}" r="${height * 0.08}" fill="#f5f0d7"/>${houses.join('')}`,
  )
}
