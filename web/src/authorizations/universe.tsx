import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { californiaToday } from '../benefits/today-in-california.ts';
import { askFile } from '../client.ts';
import type { RequestApi } from '../contract/authorizations.ts';
import { ExportButton } from '../parts/export-button.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';

/** Every request received in a stretch of days, as an auditor asks for them: made by the server, and who took it is recorded. */
export function Universe() {
  const say = useSay();
  const { plan } = usePlan();
  const [to, setTo] = useState(() => californiaToday(new Date()));
  const [from, setFrom] = useState(() => `${californiaToday(new Date()).slice(0, 8)}01`);
  return (
    <Sheet title={say.data('oversight_tab', 'universe')}>
      <Stack gap="sm">
        <Text>{say('universe.lead')}</Text>
        <Group align="flex-end">
          <TextInput
            type="date"
            label={say('universe.from')}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={say('universe.to')}
            value={to}
            min={from}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <ExportButton
            name="madrone-universe"
            file={() => askFile<RequestApi['universe']>('POST', '/api/requests/universe', { body: { plan, from, to } })}
          />
        </Group>
        <Text size="sm" c="dimmed">
          {say('list.export_recorded')}
        </Text>
      </Stack>
    </Sheet>
  );
}
