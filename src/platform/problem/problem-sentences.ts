import type { Problem, ProblemOf } from '../../core/problem/problem.ts'

/** What the user reads: what happened, what helps and, for some, what to do line by line. */
export type ProblemWords = { title: string; hint: string | null; howTo?: string }

/** The words of a group of problems, a row for each kind; `server` is its host, or what stands for one that is not known. */
export type WordsOf<Group extends Problem> = {
  [Kind in Group['kind']]: (problem: ProblemOf<Kind>, server: string) => ProblemWords
}
