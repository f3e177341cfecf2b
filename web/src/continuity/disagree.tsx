import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ContinuityPage } from '../contract/continuity.ts';
import { wholeName } from '../members/whole-name.ts';
import { Citations } from '../parts/citations.tsx';

/** Whether somebody who does not agree has somewhere to turn from here. */
export function mayDisagree(page: ContinuityPage, mayFile: boolean): boolean {
  return hearingOf(page) !== undefined || (mayFile && page.member !== undefined && waysOf(page).length > 0);
}

/** Where who does not agree turns: to the plan's desk of appeals, or, of an exemption, to the state. @cites REF-COC-10, REF-COC-11, REF-COC-12 */
export function Disagree({ page }: { readonly page: ContinuityPage }) {
  const { member, handle, number } = page;
  const hearing = hearingOf(page);
  if (hearing)
    return (
      <Text size="sm">
        {hearing.sentence} <Citations ids={hearing.cites} />
      </Text>
    );
  if (!member) return null;
  const state = {
    member: { handle: member.handle, name: wholeName(member.name) },
    appealed: { handle, number, of: 'continuity' as const },
  };
  return waysOf(page).map(({ kind, label }) => (
    <Button
      key={kind}
      variant="default"
      fullWidth
      justify="flex-start"
      styles={{
        root: { height: 'auto', minHeight: 36, paddingBlock: 6 },
        label: { whiteSpace: 'normal', textAlign: 'start', lineHeight: 1.3 },
      }}
      renderRoot={(props) => <Link {...props} to="/appeals/new" search={{ kind }} state={state} />}
    >
      {label}
    </Button>
  ));
}

/** What the state has granted nobody disagrees with. */
function hearingOf({ state_hearing: hearing, decision }: ContinuityPage) {
  return decision?.outcome === 'exempt' ? undefined : hearing;
}

function waysOf({ actions }: ContinuityPage) {
  return (['appeal', 'grievance'] as const).flatMap((kind) =>
    actions.flatMap(({ action, open, label }) => (action === kind && open ? [{ kind, label }] : [])),
  );
}
