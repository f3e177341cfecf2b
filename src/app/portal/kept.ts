const MOST = 2_000;

/** Remembers answers that follow from the policy alone, which does not change while the server runs. The oldest goes first. */
export function kept<T>(work: (key: string) => T): (key: string) => T {
  const answers = new Map<string, T>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = work(key);
    if (answers.size >= MOST) answers.delete(answers.keys().next().value ?? key);
    answers.set(key, answer);
    return answer;
  };
}
