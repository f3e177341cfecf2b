import type { Actor } from '../../kernel/index.ts';

/** Who looks at a case, and whether he stands on the plan's side, asks for the member, or is the member or speaks for him. */
export interface Onlooker {
  readonly account: string;
  readonly name: string;
  readonly organization: string;
  readonly roles: string[];
  readonly side: 'plan' | 'requester' | 'member';
}

export function onlookerOf({ account, name, organization, roles, reach }: Actor): Onlooker {
  const side = reach === 'plan' ? 'plan' : reach === 'organization' ? 'requester' : 'member';
  return { account, name, organization, roles: [...roles], side };
}

type Person = Pick<Onlooker, 'name' | 'organization'>;

/** Who did it. The plan's people read everybody's name, others those of their own organization and of whoever they are `told`. */
export function actorFor(by: Person | undefined, viewer: Onlooker, isTold = false): Person | undefined {
  if (!by) return undefined;
  const isKnown = viewer.side === 'plan' || by.organization === viewer.organization || isTold;
  return { name: isKnown ? by.name : '', organization: by.organization };
}
