import { Text } from '@mantine/core';
import type { AppealPage } from '../contract/appeals.ts';
import { Sheet } from '../parts/sheet.tsx';
import { useSay } from '../words/use-say.ts';
import { WonLines } from './won-lines.tsx';

/** The state's remedies: when they were asked for, how they ended, and what of it is to be carried out. */
export function Remedies({ page }: { readonly page: AppealPage }) {
  const say = useSay();
  return (
    <Sheet title={say('appeal.remedies')}>
      <ul className="case-list">
        {page.remedies.map((one) => (
          <li key={one.remedy}>
            <Text fw={600}>{say.data('remedy', one.remedy)}</Text>
            <Text size="sm">{say('appeal.remedy_asked', { when: say.date(one.asked_on) })}</Text>
            <Text size="sm">
              {one.decided_on
                ? say('appeal.remedy_decided', {
                    when: say.date(one.decided_on),
                    outcome: say.data('remedy_outcome', one.outcome ?? ''),
                  })
                : say('appeal.remedy_waits')}
            </Text>
            {one.received !== undefined && (
              <Text size="sm">
                {say('appeal.remedy_received', { when: say.time(new Date(one.received).toISOString()) })}
              </Text>
            )}
            <WonLines page={page} lines={one.lines} />
            {one.carried_out !== undefined && (
              <Text size="sm">{say(one.carried_out ? 'appeal.carried_out' : 'appeal.not_carried_out')}</Text>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
