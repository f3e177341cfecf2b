import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { ask } from '../client.ts';
import type { SessionApi } from '../contract/session.ts';
import { useSay } from '../words/use-say.ts';
import { useSitting } from './session-context.tsx';

const ACTS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
/** Somebody who only reads and types tells the server now and then that he is here. */
const TELL_EVERY = 60_000;

/** Signs off whom nobody sees any more, after a warning that can be answered. All tabs count as one person. */
export function IdleWatch() {
  const say = useSay();
  const { session, leave } = useSitting();
  const { idle_minutes, warning_seconds } = session.limits;
  const seen = useRef(Date.now());
  const told = useRef(Date.now());
  const channel = useRef<BroadcastChannel>(undefined);
  const [left, setLeft] = useState<number>();
  const warned = left !== undefined;

  useEffect(() => {
    seen.current = Date.now(); // again, where the screen waited for somebody to sign in anew
    told.current = Date.now();
    const tabs = new BroadcastChannel('madrone.activity');
    channel.current = tabs;
    tabs.onmessage = () => {
      seen.current = Date.now();
      setLeft(undefined);
    };
    return () => tabs.close();
  }, []);

  useEffect(() => {
    const act = () => {
      if (warned) return;
      seen.current = Date.now();
      if (Date.now() - told.current < TELL_EVERY) return;
      told.current = Date.now();
      channel.current?.postMessage('here');
      void ask<SessionApi['read']>('GET', '/api/session', {}).catch(() => undefined);
    };
    for (const name of ACTS) addEventListener(name, act, { passive: true });
    return () => {
      for (const name of ACTS) removeEventListener(name, act);
    };
  }, [warned]);

  useEffect(() => {
    const tick = setInterval(() => {
      const remaining = Math.ceil((seen.current + idle_minutes * 60_000 - Date.now()) / 1000);
      if (remaining <= 0) {
        setLeft(undefined);
        void leave('idle');
      } else setLeft(remaining <= warning_seconds ? remaining : undefined);
    }, 1000);
    return () => clearInterval(tick);
  }, [idle_minutes, warning_seconds, leave]);

  const stay = () => {
    seen.current = Date.now();
    told.current = Date.now();
    channel.current?.postMessage('here');
    setLeft(undefined);
    void ask<SessionApi['read']>('GET', '/api/session', {}).catch(() => undefined);
  };
  return (
    <Modal
      opened={warned}
      onClose={stay}
      title={say('idle.title')}
      centered
      closeButtonProps={{ 'aria-label': say('idle.stay') }}
    >
      <Text role="timer" aria-live="off">
        {say('idle.left', { seconds: left ?? 0 })}
      </Text>
      <span className="unseen" role="status">
        {warned && say('idle.said', { seconds: warning_seconds })}
      </span>
      <Group mt="md">
        <Button onClick={stay} data-autofocus>
          {say('idle.stay')}
        </Button>
        <Button variant="default" onClick={() => void leave()}>
          {say('shell.sign_out')}
        </Button>
      </Group>
    </Modal>
  );
}
