import { Text } from '@mantine/core';
import type { AppealPage } from '../contract/appeals.ts';
import { Sheet } from '../parts/sheet.tsx';
import { useSay } from '../words/use-say.ts';

/** The state's remedies: when they were asked for and how they ended. */
export function Remedies({ page }: { readonly page: AppealPage }) {
  const say = useSay();
  return (
    <Sheet title={say('appeal.remedies')}>
      <ul className="case-list">
        {page.remedies.map(({ remedy, asked_on: asked, decided_on: decided, outcome }) => (
          <li key={remedy}>
            <Text fw={600}>{say.data('remedy', remedy)}</Text>
            <Text size="sm">{say('appeal.remedy_asked', { when: say.date(asked) })}</Text>
            <Text size="sm">
              {decided
                ? say('appeal.remedy_decided', {
                    when: say.date(decided),
                    outcome: say.data('remedy_outcome', outcome ?? ''),
                  })
                : say('appeal.remedy_waits')}
            </Text>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
