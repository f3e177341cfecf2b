import { Text } from '@mantine/core';
import type { MemberDepths } from '../contract/members.ts';
import { Citations } from '../parts/citations.tsx';

/** The rule of something a member decides, in the policy's own words, with what it rests on. */
export function RuleLine({ full, what }: { readonly full: MemberDepths; readonly what: string }) {
  const rule = full.choices.find((one) => one.what === what);
  if (!rule) return null;
  return (
    <Text size="sm" c="dimmed" component="div">
      {rule.say} <Citations ids={rule.cite} />
    </Text>
  );
}
