import { AppShell, Drawer, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Activity, lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { MaskContext } from '../parts/private.tsx';
import { SourcePanel } from '../parts/source-panel.tsx';
import { useSay } from '../words/use-say.ts';
import { Boundary } from './boundary.tsx';
import { GoToSignIn } from './go.tsx';
import { IdleWatch } from './idle-watch.tsx';
import { Navigation, useMayEnter } from './navigation.tsx';
import { NotYours } from './not-yours.tsx';
import { PutAway } from './put-away.tsx';
import { SittingContext, useSitting, whose } from './session-context.tsx';
import { TopBar } from './top-bar.tsx';
import { usePlan } from './use-plan.ts';
import { useTakenAway } from './use-taken-away.ts';

const SignIn = lazy(async () => ({ default: (await import('../session/sign-in.tsx')).SignIn }));

/**
 * The frame around every screen of somebody signed in. Where the session ended under the hands of somebody, the screen waits outside
 * the page, with what was typed, until the same person has signed in again; another person begins anew.
 */
export function Shell() {
  const sitting = useSitting();
  const { session, isHeld, giveUp } = sitting;
  const { pathname } = useLocation();
  const [last, setLast] = useState(sitting);
  const isIn = session.step === 'full';
  if (isIn && last !== sitting) setLast(sitting);
  const { held_minutes } = session.limits;
  const waits = isHeld && !isIn;
  useEffect(() => {
    if (!waits) return;
    const over = setTimeout(giveUp, held_minutes * 60_000);
    return () => clearTimeout(over);
  }, [waits, giveUp, held_minutes]);
  if (!isIn && !isHeld) return <GoToSignIn from={pathname} />;
  const shown = isIn ? sitting : last;
  return (
    <>
      <PutAway key={whose(shown.session)} away={!isIn}>
        <Activity mode={isIn ? 'visible' : 'hidden'}>
          <SittingContext value={shown}>
            <Frame />
          </SittingContext>
        </Activity>
      </PutAway>
      {!isIn && (
        <Suspense>
          <SignIn />
        </Suspense>
      )}
    </>
  );
}

function Frame() {
  const say = useSay();
  const [opened, drawer] = useDisclosure(false);
  const [masked, setMasked] = useState(false);
  const { pathname } = useLocation();
  const { plan, plans, choose } = usePlan();
  const mayEnter = useMayEnter(pathname);
  useTakenAway(pathname);
  const mask = useMemo(() => ({ masked, toggle: () => setMasked((had) => !had) }), [masked]);
  return (
    <MaskContext value={mask}>
      <SourcePanel>
        <AppShell
          header={{ height: { base: 104, md: 60 } }}
          navbar={{ width: 232, breakpoint: 'md', collapsed: { mobile: true } }}
          padding="md"
        >
          <AppShell.Header>
            <TopBar opened={opened} toggle={drawer.toggle} />
          </AppShell.Header>
          <AppShell.Navbar component="div" p="xs">
            <Navigation />
          </AppShell.Navbar>
          <AppShell.Main id="main" tabIndex={-1}>
            <Boundary key={pathname}>{mayEnter ? <Outlet /> : <NotYours />}</Boundary>
          </AppShell.Main>
        </AppShell>
        <Drawer
          opened={opened}
          onClose={drawer.close}
          size={280}
          title={say('shell.name')}
          closeButtonProps={{ 'aria-label': say('act.close') }}
        >
          {plans.length > 1 && (
            <NativeSelect
              mb="sm"
              label={say('shell.plan')}
              value={plan}
              onChange={(event) => choose(event.currentTarget.value)}
              data={plans.map((p) => ({ value: p.key, label: p.name }))}
            />
          )}
          <Navigation chosen={drawer.close} />
        </Drawer>
        <IdleWatch />
      </SourcePanel>
    </MaskContext>
  );
}
