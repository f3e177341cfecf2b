import { given } from '../../kernel/index.ts';
import type { CompiledPolicy, Speech } from '../../rules/index.ts';
import { actorFor } from '../cases/index.ts';
import type { Request } from './open-request.ts';
import type { Viewer } from './request-actions.ts';
import type { RequestPage } from './spoken-request.ts';

/** The task of a planned discharge for one reader; a member reads what he needs, and not whom staff call. */
export function sayDischarge(
  { discharge: rules }: CompiledPolicy,
  { discharge }: Request,
  viewer: Viewer,
  speech: Speech,
): RequestPage['discharge'] {
  if (!discharge) return undefined;
  const { on, left, owner, contact, needs } = discharge;
  return {
    on,
    owner,
    needs: (rules?.needs ?? []).map(({ need, say }) => {
      const noted = needs.find((one) => one.need === need);
      const by = actorFor(noted?.by, viewer)?.name;
      return {
        need,
        label: speech.local(say),
        ...given({ state: noted?.state, at: noted?.at, by: by || undefined }),
      };
    }),
    cites: rules?.cite ?? [],
    ...given({ left, contact: viewer.side === 'member' ? undefined : contact }),
  };
}
