import { Stack } from '@mantine/core';
import type { MemberDepths } from '../contract/members.ts';
import { ChoiceHistory } from './choice-history.tsx';
import { Consents } from './consents.tsx';
import { Preferences } from './preferences.tsx';

/** What the member decides: consents, how to be reached, and what was decided before. */
export function Wishes({ full, handle }: { readonly full: MemberDepths; readonly handle: string }) {
  return (
    <Stack>
      <Consents full={full} handle={handle} />
      <Preferences full={full} handle={handle} />
      <ChoiceHistory full={full} />
    </Stack>
  );
}
