import { Text } from '@mantine/core';
import type { RequestPage } from '../contract/authorizations.ts';
import { useSay } from '../words/use-say.ts';

/** One way to reach whoever decides; what the plan's directory does not say is asked of the plan. */
export function ContactValue({ contact }: { readonly contact: RequestPage['handled_by']['contacts'][number] }) {
  const say = useSay();
  return (
    <Text size="sm">
      {say.data('channel_kind', contact.channel)}: {contact.value ?? say('value.unknown')}
      {contact.use && ` (${contact.use})`}
    </Text>
  );
}
