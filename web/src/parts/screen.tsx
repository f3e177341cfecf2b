import { Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useSay } from '../words/use-say.ts';

interface ScreenProps {
  /** Said in the title of the window too: never anything of a member. */
  readonly title: string;
  /** What stands as heading when it may name a member. */
  readonly heading?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen with its one heading, which takes the focus when somebody comes here. */
export function Screen({ title, heading, lead, actions, children }: ScreenProps) {
  const say = useSay();
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = say('shell.window', { title });
  }, [say, title]);
  useEffect(() => {
    // The first page of a visit leaves the focus at its beginning, where the skip link is.
    if (arrivals.count++ > 0) top.current?.focus();
  }, []);
  return (
    <>
      <div
        style={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 12,
          alignItems: 'flex-start',
          justifyContent: 'space-between',
          marginBlockEnd: 16,
        }}
      >
        <div>
          <Title order={1} size="h2" ref={top} tabIndex={-1}>
            {heading ?? title}
          </Title>
          {lead && <div style={{ color: 'var(--quiet)', maxWidth: 760 }}>{lead}</div>}
        </div>
        {actions && (
          <div className="no-print" style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
            {actions}
          </div>
        )}
      </div>
      {children}
    </>
  );
}

const arrivals = { count: 0 };
