/** Seconds that a request may be silent in each of its phases. */
export type SilenceLimits = {
  /** Before the first text of the answer. */
  firstByteSeconds: number
  /** In mid-answer. */
  silenceSeconds: number
  /** After the finish reason, while the usage may still come. */
  afterFinishSeconds: number
}

/** Watches a request for silence: its signal aborts when the user stops it or when nothing came for too long. */
export type SilenceWatch = {
  signal: AbortSignal
  /** To be called with the phase whenever anything comes; the clock of that phase starts again. */
  sawLife: (phase: keyof SilenceLimits) => void
  /** To be called for bytes, which may be of any phase. */
  sawBytes: () => void
  /** The phase that was silent too long, or null. */
  expired: () => keyof SilenceLimits | null
  /** Stops the clock; nothing is left running. */
  end: () => void
}

/** Starts the clock of the first byte. */
export function watchSilence(limits: SilenceLimits, signal: AbortSignal): SilenceWatch {
  const silence = new AbortController()
  let phase: keyof SilenceLimits = 'firstByteSeconds'
  let expired: keyof SilenceLimits | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const sawLife = (next: keyof SilenceLimits) => {
    phase = next
    clearTimeout(timer)
    if (silence.signal.aborted) return
    timer = setTimeout(() => {
      expired = next
      silence.abort()
    }, limits[next] * 1000)
  }
  sawLife(phase)
  return {
    signal: AbortSignal.any([signal, silence.signal]),
    sawLife,
    // The usage has a fixed time to come; comments that keep a finished stream open do not lengthen it.
    sawBytes: () => {
      if (phase !== 'afterFinishSeconds') sawLife(phase)
    },
    expired: () => expired,
    end: () => clearTimeout(timer),
  }
}
