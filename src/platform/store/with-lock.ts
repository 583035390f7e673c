/** Runs `work` while nobody else, in any context of ours, runs under the same name: for reading, changing and writing back. */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, work)
}
