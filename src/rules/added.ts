/** For lists of one or two: V8 makes room for seventeen when something is pushed onto a short list. */
export function added<T>(list: readonly T[], item: T): readonly T[] {
  return list.length === 0 ? [item] : [...list, item];
}
