/** What may be done with a case. The screen, the interface and the verbs ask the same judgment, and say the same reason. */
export interface ActionState<A extends string> {
  readonly action: A;
  readonly open: boolean;
  /** Why not, a key of the catalogue below `why.`. */
  readonly why?: string;
  readonly cites?: readonly string[];
}

/** Why an action is closed. */
export interface Closed {
  readonly why: string;
  readonly cites?: readonly string[];
}

export function closed(why: string, ...cites: string[]): Closed {
  return cites.length > 0 ? { why, cites } : { why };
}

export function openUnless<A extends string>(action: A, why: Closed | undefined): ActionState<A> {
  return why ? { action, open: false, ...why } : { action, open: true };
}
