import { Anchor } from '@mantine/core';

/** A number that can be called; digits stay left to right in every script. */
export function Phone({ number }: { readonly number: string }) {
  return (
    <Anchor
      href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}
      dir="ltr"
      style={{ unicodeBidi: 'isolate', whiteSpace: 'nowrap' }}
    >
      {number}
    </Anchor>
  );
}
