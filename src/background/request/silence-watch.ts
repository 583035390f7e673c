/** Seconds that a request may be silent in each of its phases, and last in all. */
export type SilenceLimits = {
  /** Before anything of the answer. */
  firstByteSeconds: number
  /** While the model thinks and has not begun to answer. */
  thinkingSeconds: number
  /** In mid-answer. */
  silenceSeconds: number
  /** After the finish reason, while the usage may still come. */
  afterFinishSeconds: number
  /** Of all of it, however much comes. */
  totalSeconds: number
}

type Phase = Exclude<keyof SilenceLimits, 'totalSeconds'>

/** Watches a request: its signal aborts when the user stops it, when nothing came for too long, or when its time is up. */
export type SilenceWatch = {
  signal: AbortSignal
  /** To be called with the phase whenever anything comes; the clock of that phase starts again. */
  sawLife: (phase: Phase) => void
  /** To be called for bytes, which may be of any phase. */
  sawBytes: () => void
  /** The limit that was passed, or null. */
  expired: () => keyof SilenceLimits | null
  /** Stops the clocks; nothing is left running. */
  end: () => void
}

/** Starts the clocks of the first byte and of the whole. */
export function watchSilence(limits: SilenceLimits, signal: AbortSignal): SilenceWatch {
  const silence = new AbortController()
  let phase: Phase = 'firstByteSeconds'
  let expired: keyof SilenceLimits | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const expireAfter = (limit: keyof SilenceLimits) =>
    setTimeout(() => {
      expired ??= limit
      silence.abort()
    }, limits[limit] * 1000)
  const total = expireAfter('totalSeconds')
  const sawLife = (next: Phase) => {
    phase = next
    clearTimeout(timer)
    if (!silence.signal.aborted) timer = expireAfter(next)
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
    end: () => {
      clearTimeout(timer)
      clearTimeout(total)
    },
  }
}
