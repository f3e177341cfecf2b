import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { dayAt, endOfDay } from '../../../src/kernel/zone.ts';
import { ask } from '../client.ts';
import type { RequestApi, RequestAsked, RequestLine } from '../contract/authorizations.ts';
import { wholeName } from '../members/whole-name.ts';
import { CaseLine } from '../parts/case-line.tsx';
import { CaseLink } from '../parts/case-link.tsx';
import { DueClock } from '../parts/due-clock.tsx';
import { DuePiles } from '../parts/due-piles.tsx';
import { Private } from '../parts/private.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useListedPlan } from '../shell/use-listed-plan.ts';
import type { WordKey } from '../words/catalogues.ts';
import { useSay } from '../words/use-say.ts';
import type { Filters } from './asked-filter.ts';
import { useAskedFor } from './asked-for.ts';

interface Pile {
  readonly word: WordKey;
  readonly asked: (now: number) => Omit<RequestAsked, 'plan'>;
  /** The same as filters of the worklist. */
  readonly way: Filters;
  readonly may: string;
  readonly not?: string;
}

const tomorrow = (now: number) => endOfDay(dayAt(now) + 1) + 1;

/** What of the requests waits for somebody, by what he is here for. */
const PILES: readonly Pile[] = [
  {
    word: 'due.mine',
    asked: (now) => ({ states: ['open'], assigned: 'me', due_before: tomorrow(now) }),
    way: { who: 'me', within: '48' },
    may: 'authorization.review',
  },
  {
    word: 'due.director',
    asked: () => ({ states: ['open'], awaits: ['medical_director'] }),
    way: { awaits: 'medical_director' },
    may: 'authorization.deny',
  },
  {
    word: 'due.unassigned',
    asked: () => ({ states: ['open'], assigned: 'nobody', awaits: ['review'] }),
    way: { who: 'nobody', awaits: 'review' },
    may: 'authorization.review',
  },
  {
    word: 'due.discharges',
    asked: () => ({ discharge: 'planned', sort: 'discharge' }),
    way: { state: 'any', discharge: 'planned', sort: 'discharge' },
    may: 'authorization.discharge',
  },
  {
    word: 'due.to_tell',
    asked: () => ({ states: ['decided'], awaits: ['notice'] }),
    way: { state: 'decided', awaits: 'notice' },
    may: 'authorization.review',
    not: 'authorization.deny',
  },
  {
    word: 'due.incomplete',
    asked: () => ({ states: ['open'], awaits: ['information'] }),
    way: { awaits: 'information' },
    may: 'authorization.intake',
    not: 'authorization.review',
  },
  {
    word: 'due.near_miss',
    asked: (now) => ({ states: ['open', 'decided'], due_before: tomorrow(now) }),
    way: { state: 'any', within: '48' },
    may: 'authorization.oversee',
    not: 'authorization.review',
  },
  {
    word: 'due.waiting_office',
    asked: () => ({ states: ['open'], awaits: ['information'] }),
    way: { awaits: 'information' },
    may: 'authorization.submit',
  },
];
const SHOWN = 4;

/** Whether any of it could wait for somebody who may this. */
export function hasRequestPiles(may: (permission: string) => boolean): boolean {
  return PILES.some((pile) => may(pile.may));
}

/** Today's requests: late or late soon, nobody's, waiting for me; each with its clock and the way to the whole list. */
export function DueRequests() {
  const { may } = useSitting();
  const plan = useListedPlan();
  const piles = PILES.filter((pile) => may(pile.may) && !(pile.not && may(pile.not)));
  return (
    <DuePiles
      queryKey={['requests-due', plan]}
      piles={piles}
      find={({ asked }, signal) =>
        ask<RequestApi['search']>('POST', '/api/requests/search', {
          body: { plan, ...asked(Date.now()), size: SHOWN },
          signal,
        })
      }
      way={(anchor, { way }) => <Link {...anchor} to="/requests" search={way} />}
    >
      {({ requests }) => <RequestList lines={requests} />}
    </DuePiles>
  );
}

/** A few requests, each with the way to it and its clock. */
export function RequestList({ lines }: { readonly lines: readonly RequestLine[] }) {
  return (
    <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
      {lines.map((line) => (
        <DueLine key={line.handle} line={line} />
      ))}
    </ul>
  );
}

function DueLine({ line }: { readonly line: RequestLine }) {
  const say = useSay();
  const asked = useAskedFor(line);
  return (
    <CaseLine
      about={[asked, say.data('request_kind', line.kind)].filter(Boolean).join(' · ')}
      aside={
        line.discharge_on === undefined ? (
          <DueClock line={line} />
        ) : (
          <Text size="sm">{say('discharge.on', { on: say.deadline(line.discharge_on) })}</Text>
        )
      }
    >
      <CaseLink desk="requests" line={line} /> {line.member && <Private>{wholeName(line.member.name)}</Private>}
    </CaseLine>
  );
}
