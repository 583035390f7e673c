/** Above this share of samples in the few most frequent colours a picture is drawn, not photographed. */
const lineArtShare = 0.6
const frequentColours = 12

/**
 * Whether RGBA samples look like text, a chart or a drawing: most of them in a few colours.
 * Such pictures stay sharp, and small, as PNG; JPEG would blur their edges.
 */
export function looksLikeLineArt(samples: Uint8ClampedArray): boolean {
  const counts = new Map<number, number>()
  for (let at = 0; at < samples.length; at += 4) {
    // Five bits a channel: the noise of an earlier JPEG does not make new colours.
    const colour =
      (((samples[at] ?? 0) >> 3) << 10) | (((samples[at + 1] ?? 0) >> 3) << 5) | ((samples[at + 2] ?? 0) >> 3)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const most = [...counts.values()].sort((a, b) => b - a).slice(0, frequentColours)
  return most.reduce((sum, count) => sum + count, 0) >= (samples.length / 4) * lineArtShare
}
