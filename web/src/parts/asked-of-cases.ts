/** What the address of every worklist of cases may hold. */
interface CaseFilters {
  readonly state?: string;
  readonly awaits?: string;
  readonly within?: string;
  readonly outcome?: string;
}

type Alike = 'plan' | 'states' | 'awaits' | 'outcomes' | 'overdue' | 'due_within_hours';

/** As every list of cases is asked. Without a state: those somebody still has to work on. Without a plan: all of the seat's. */
export function askedOfCases<Asked extends { readonly [key in Alike]?: unknown }>(
  { state = 'open', awaits, within, outcome }: CaseFilters,
  plan: string | undefined,
): Pick<Asked, Alike> {
  const asked = {
    ...(plan === undefined ? {} : { plan }),
    ...(state === 'any' ? {} : { states: [state] }),
    ...(awaits ? { awaits: [awaits] } : {}),
    ...(outcome ? { outcomes: [outcome] } : {}),
    ...(within === 'late' ? { overdue: true } : Number(within) > 0 ? { due_within_hours: Number(within) } : {}),
  };
  // Anybody may type into an address: the server says which words it does not know.
  return asked as unknown as Pick<Asked, Alike>;
}
