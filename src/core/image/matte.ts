const light = '#ffffff'
const dark = '#202124'

/**
 * The background colour for a picture with transparency: the one against which its visible pixels stand out,
 * so that white text on nothing stays readable. Null when RGBA samples show no transparency.
 */
export function matteFor(samples: Uint8ClampedArray): string | null {
  let brightness = 0
  let weight = 0
  let transparent = false
  for (let at = 0; at < samples.length; at += 4) {
    const alpha = (samples[at + 3] ?? 0) / 255
    if (alpha < 0.98) transparent = true
    // Rec. 709 luma of the stored values; exact enough to tell light from dark.
    const luma =
      0.2126 * (samples[at] ?? 0) + 0.7152 * (samples[at + 1] ?? 0) + 0.0722 * (samples[at + 2] ?? 0)
    brightness += (luma / 255) * alpha
    weight += alpha
  }
  if (!transparent) return null
  return weight > 0 && brightness / weight > 0.7 ? dark : light
}
