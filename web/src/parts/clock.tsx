import { Badge, Popover, UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useSay } from '../words/use-say.ts';
import { Icon } from './icon.tsx';
import { timeLeft } from './time-left.ts';

interface ClockProps {
  readonly due: string;
  /** Why it is due then, step by step. */
  readonly because: readonly string[];
}

/** Time left in words, the due time with its weekday, and on request why. */
export function Clock({ due, because }: ClockProps) {
  const say = useSay();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const tick = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(tick);
  }, []);
  const { pressure, days, hours, minutes } = timeLeft(due, now);
  const amount =
    days > 2
      ? say('clock.whole_days', { days })
      : days > 0
        ? say('clock.days', { days, hours })
        : say('clock.hours', { hours, minutes });
  const pressing = pressure !== 'calm';
  return (
    <Popover width={320} withArrow trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          aria-label={`${say(`clock.${pressure}`, { amount })}. ${say('clock.due', { when: say.deadline(due) })}`}
        >
          <Badge
            size="lg"
            leftSection={<Icon name={pressure === 'past' ? 'warning' : 'clock'} size={16} />}
            styles={{
              root: {
                color: pressing ? 'var(--pressing)' : 'var(--mantine-color-text)',
                background: pressing ? 'var(--pressing-soft)' : '#fff',
                borderColor: pressing ? 'var(--pressing)' : 'var(--line)',
              },
            }}
          >
            {say(`clock.${pressure}`, { amount })}
          </Badge>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <strong>{say('clock.due', { when: say.deadline(due) })}</strong>
        <ol style={{ margin: '8px 0 0', paddingInlineStart: 20 }}>
          {because.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Popover.Dropdown>
    </Popover>
  );
}
