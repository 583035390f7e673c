// Tells now and then, while a suite of tests runs, how far it is. Vitest's own output says which tests those were.

/** Milliseconds between two lines. */
const quiet = 10_000

const minutes = (milliseconds) => {
  const seconds = Math.round(milliseconds / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** A reporter of Vitest's; the name of the suite comes from its project. */
export default class ProgressReporter {
  #files = 0
  #done = 0
  #tests = 0
  #failed = 0
  #started = 0
  #said = 0

  onTestRunStart(specifications) {
    this.#files = specifications.length
    this.#started = Date.now()
    this.#said = Date.now()
  }

  onTestModuleEnd(file) {
    this.#done += 1
    for (const test of file.children.allTests()) {
      this.#tests += 1
      if (test.result().state === 'failed') this.#failed += 1
    }
    if (Date.now() - this.#said < quiet) return
    this.#said = Date.now()
    const failed = this.#failed > 0 ? `, ${this.#failed} failed` : ''
    console.log(
      ` … ${file.project.name}: ${this.#done} of ${this.#files} files, ${this.#tests} tests${failed}, after ${minutes(Date.now() - this.#started)}`,
    )
  }
}
