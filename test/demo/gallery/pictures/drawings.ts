/** The fonts that a drawing may count on, one of which every system has. */
const sans = 'font-family="DejaVu Sans, Liberation Sans, Arial, Helvetica, sans-serif"'
const serif = 'font-family="DejaVu Serif, Liberation Serif, Georgia, serif"'
const mono = 'font-family="DejaVu Sans Mono, Liberation Mono, Menlo, Consolas, monospace"'

const svg = (width: number, height: number, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`

const visitors = [
  ['Jan', 18],
  ['Feb', 24],
  ['Mar', 31],
  ['Apr', 27],
  ['May', 42],
  ['Jun', 55],
] as const

/** A bar chart with title, axis, values and month names: 960 x 600. */
export function barChart(): string {
  const bars = visitors.map(([month, value], index) => {
    const x = 130 + index * 130
    const tall = value * 6.6
    return `<rect x="${x}" y="${500 - tall}" width="76" height="${tall}" rx="5" fill="${month === 'Jun' ? '#d1495b' : '#2a7f9e'}"/>
      <text x="${x + 38}" y="${486 - tall}" text-anchor="middle" font-size="22" font-weight="700" fill="#22313a">${value}k</text>
      <text x="${x + 38}" y="536" text-anchor="middle" font-size="22" fill="#4d5b63">${month}</text>`
  })
  const lines = [0, 20, 40, 60].map(
    (value) => `<path d="M96 ${500 - value * 6.6}H912" stroke="#d7dde0"/>
      <text x="82" y="${507 - value * 6.6}" text-anchor="end" font-size="18" fill="#6b7880">${value}k</text>`,
  )
  return svg(
    960,
    600,
    `<rect width="960" height="600" fill="#fbfcfc"/><g ${sans}>
    <text x="60" y="58" font-size="30" font-weight="700" fill="#22313a">Museum visitors, first half of 2026</text>
    ${lines.join('')}${bars.join('')}</g>`,
  )
}

/** A window of a mail program with an error in it: 1120 x 700. */
export function errorScreenshot(): string {
  const rows = [0, 1, 2, 3, 4, 5].map(
    (row) => `<rect x="264" y="${112 + row * 88}" width="820" height="72" rx="8" fill="#ffffff"/>
      <rect x="286" y="${132 + row * 88}" width="${180 + ((row * 53) % 120)}" height="12" rx="6" fill="#c3cad6"/>
      <rect x="286" y="${156 + row * 88}" width="${430 + ((row * 97) % 260)}" height="10" rx="5" fill="#e0e4ec"/>`,
  )
  const folders = ['Inbox', 'Sent', 'Drafts', 'Archive'].map(
    (name, row) => `<text x="40" y="${140 + row * 44}" font-size="20" fill="#dfe4f5">${name}</text>`,
  )
  return svg(
    1120,
    700,
    `<g ${sans}><rect width="1120" height="700" fill="#edf0f6"/><rect width="236" height="700" fill="#39457e"/>
    <rect width="1120" height="64" fill="#2b3563"/><text x="40" y="41" font-size="22" font-weight="700" fill="#fff">Pigeon Mail</text>
    ${folders.join('')}${rows.join('')}
    <rect width="1120" height="700" fill="#10142a" opacity=".35"/>
    <rect x="250" y="196" width="640" height="308" rx="14" fill="#fff"/>
    <circle cx="304" cy="256" r="26" fill="#c62f2f"/><path d="M294 246l20 20m0-20l-20 20" stroke="#fff" stroke-width="5" stroke-linecap="round"/>
    <text x="348" y="265" font-size="26" font-weight="700" fill="#1d2233">Could not send your message</text>
    <text x="286" y="326" font-size="20" fill="#3c4358">The server mail.pigeon.example rejected the</text>
    <text x="286" y="354" font-size="20" fill="#3c4358">connection: its certificate expired yesterday.</text>
    <text x="286" y="398" ${mono} font-size="18" fill="#a02626">Error 0x2A: TLS_CERT_EXPIRED (port 465)</text>
    <rect x="724" y="432" width="136" height="44" rx="8" fill="#39457e"/><text x="792" y="461" text-anchor="middle" font-size="19" fill="#fff">Try again</text>
    <text x="662" y="461" text-anchor="middle" font-size="19" fill="#39457e">Close</text></g>`,
  )
}

const dishes = [
  ['Antipasti', null],
  ['Carciofi alla romana', '9,50'],
  ['Bruschetta al pomodoro', '6,00'],
  ['Primi', null],
  ['Tonnarelli cacio e pepe', '12,00'],
  ['Gnocchi al gorgonzola', '11,50'],
  ['Secondi', null],
  ['Saltimbocca alla romana', '16,00'],
  ['Melanzane alla parmigiana (v)', '13,00'],
  ['Dolci', null],
  ['Panna cotta ai frutti di bosco', '6,50'],
] as const

/** A menu in Italian: 720 x 960. */
export function italianMenu(): string {
  const lines = dishes.map(([name, price], index) => {
    const y = 258 + index * 54
    return price === null
      ? `<text x="360" y="${y}" text-anchor="middle" font-size="28" font-style="italic" fill="#8c1d2c">${name}</text>`
      : `<text x="84" y="${y}" font-size="24" fill="#33251c">${name}</text><text x="636" y="${y}" text-anchor="end" font-size="24" fill="#33251c">${price} €</text>`
  })
  return svg(
    720,
    960,
    `<rect width="720" height="960" fill="#f7ecd3"/><rect x="28" y="28" width="664" height="904" fill="none" stroke="#8c1d2c" stroke-width="4"/>
    <rect x="40" y="40" width="640" height="880" fill="none" stroke="#8c1d2c"/><g ${serif}>
    <text x="360" y="128" text-anchor="middle" font-size="46" font-weight="700" fill="#8c1d2c">Trattoria da Pia</text>
    <text x="360" y="176" text-anchor="middle" font-size="21" font-style="italic" fill="#5c7a3a">Cucina casalinga dal 1962</text>
    ${lines.join('')}<text x="360" y="884" text-anchor="middle" font-size="17" fill="#5c4a3c">Coperto 2,00 € · Allergeni: chiedere al personale</text></g>`,
  )
}

/** A tiny icon, an envelope with a red dot: 16 x 16. */
export function mailIcon(): string {
  return svg(
    16,
    16,
    `<rect width="16" height="16" fill="#1e6fd9"/><path d="M2 5h11v8H2Z" fill="#fff"/><path d="M2 5l5.5 4.5L13 5" fill="none" stroke="#1e6fd9" stroke-width="1.2"/><circle cx="12.5" cy="4" r="3" fill="#e5332a"/>`,
  )
}

/** A toy robot, for the SVG cards; without `sized` it has a viewBox only. */
export function robot(sized: boolean, colours: { back: string; body: string; eyes: string }): string {
  const size = sized ? 'width="320" height="400" ' : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}viewBox="0 0 320 400"><rect width="320" height="400" fill="${colours.back}"/>
    <path d="M160 40v36" stroke="#33373d" stroke-width="8"/><circle cx="160" cy="36" r="14" fill="${colours.eyes}"/>
    <rect x="80" y="76" width="160" height="120" rx="22" fill="${colours.body}"/><circle cx="126" cy="128" r="22" fill="${colours.eyes}"/><circle cx="194" cy="128" r="22" fill="${colours.eyes}"/>
    <path d="M120 170h80" stroke="#33373d" stroke-width="9" stroke-linecap="round"/><rect x="60" y="208" width="200" height="132" rx="18" fill="${colours.body}"/>
    <rect x="100" y="236" width="120" height="60" rx="8" fill="#33373d"/><path d="M100 340v40M220 340v40" stroke="#33373d" stroke-width="24"/></svg>`
}

/** One frame of traffic lights; `lit` is 0 red, 1 amber, 2 green: 240 x 320. */
export function trafficLight(lit: number, back: string): string {
  const lamps = ['#e02020', '#f5b400', '#19a64a'].map(
    (colour, lamp) =>
      `<circle cx="120" cy="${76 + lamp * 84}" r="34" fill="${lamp === lit ? colour : '#3d4147'}"/>`,
  )
  return svg(
    240,
    320,
    `<rect width="240" height="320" fill="${back}"/><rect x="66" y="22" width="108" height="276" rx="26" fill="#22252a"/>${lamps.join('')}`,
  )
}

/** White words on nothing, with a coloured mark: 480 x 240. */
export function whiteBadge(): string {
  return svg(
    480,
    240,
    `<circle cx="86" cy="120" r="62" fill="#12b886"/><path d="M58 122l20 20 38-44" fill="none" stroke="#fff" stroke-width="14" stroke-linecap="round" stroke-linejoin="round"/>
    <g ${sans} fill="#ffffff"><text x="172" y="116" font-size="46" font-weight="700">Approved</text><text x="174" y="164" font-size="28">by committee 7</text></g>`,
  )
}

/** A flag of three stripes with a disc; every small file-format card has its own colours. */
export function flag(width: number, height: number, stripes: readonly string[], disc: string): string {
  const tall = height / stripes.length
  const bands = stripes.map(
    (colour, index) => `<rect y="${index * tall}" width="${width}" height="${tall + 0.5}" fill="${colour}"/>`,
  )
  return svg(
    width,
    height,
    `${bands.join('')}<circle cx="${width / 2}" cy="${height / 2}" r="${height * 0.22}" fill="${disc}"/>`,
  )
}

/** A bowl of fruit on a table: 600 x 450. */
export function fruitBowl(): string {
  return svg(
    600,
    450,
    `<rect width="600" height="450" fill="#fbe3b5"/><rect y="330" width="600" height="120" fill="#8a5a3b"/>
    <circle cx="220" cy="200" r="66" fill="#d92b3a"/><path d="M222 138q8-28 30-36" stroke="#5b3a21" stroke-width="7" fill="none"/>
    <circle cx="330" cy="186" r="70" fill="#f59a23"/><circle cx="418" cy="214" r="54" fill="#7fb52c"/>
    <path d="M120 236h360q-10 140-180 140T120 236Z" fill="#3f78a8"/><path d="M120 236h360l-4 26H124Z" fill="#5b95c6"/>`,
  )
}
