import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RequestPage } from '../contract/authorizations.ts';
import { Alarm } from '../parts/alarm.tsx';
import { CaseMember } from '../parts/case-member.tsx';
import { Citations } from '../parts/citations.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Points } from '../parts/points.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { type Say, useSay } from '../words/use-say.ts';
import { ContactValue } from './contact-value.tsx';
import { CLINICAL_ITEMS } from './kinds.ts';
import { OutsideMark } from './marks.tsx';

type Line = RequestPage['lines'][number];

/** What the request says, in the order a reviewer reads it. */
export function RequestFacts({ page }: { readonly page: RequestPage }) {
  const say = useSay();
  const { handled_by: handler } = page;
  const clinical = CLINICAL_ITEMS.filter((item) => page.checklist[item] !== undefined);
  return (
    <Sheet title={say('request.facts')}>
      {page.alike.length > 0 && (
        <Alarm title={say('request.alike', { n: page.alike.length })}>
          {page.alike.map((one) => (
            <Link key={one.handle} to="/requests/$handle" params={{ handle: one.handle }}>
              {one.number}
            </Link>
          ))}
        </Alarm>
      )}
      <ul className="case-list" aria-label={say('requests.asked')}>
        {page.lines.map((line) => (
          <li key={line.line}>
            <strong>{serviceOf(line)}</strong> {say('request.units', { n: line.units })}
            <Text size="sm" c="dimmed">
              {daysOf(say, line)}
            </Text>
          </li>
        ))}
      </ul>
      <Pairs
        pairs={[
          page.dx.length > 0 && [say('request.dx'), page.dx.join(', ')],
          [say('requests.member'), <CaseMember key="member" member={page.member} tab="authorizations" />],
          [say('requests.requester'), <Who key="asks" who={page.requester} />],
          page.servicing && [say('request.servicing'), <Who key="serves" who={page.servicing} />],
          page.facility && [say('request.facility'), <Who key="where" who={page.facility} />],
          page.planned_on && [say('request.planned'), say.deadline(page.planned_on)],
          [
            say('requests.received'),
            `${say.time(new Date(page.received).toISOString())} (${say.data('door', page.door)})`,
          ],
          [say('request.form'), say.data('request_form', page.form)],
          [say('requests.program'), say.data('program', page.program)],
          [
            say('requests.handler'),
            <>
              {handler.name}
              {handler.kind === 'group' &&
                handler.contacts.map((contact) => (
                  <ContactValue key={`${contact.channel} ${contact.value}`} contact={contact} />
                ))}
              <Citations ids={handler.cites} />
            </>,
          ],
          page.continuity.length > 0 && [say('nav.continuity'), <GoesWith key="cc" page={page} />],
          page.note && [say('request.note'), page.note],
        ]}
      />
      <Points
        title={say('request.clinical')}
        points={clinical.map((item) => [
          item,
          <>
            {say.data('clinical', item)}: <strong>{say.data('item_state', page.checklist[item] ?? '')}</strong>
          </>,
        ])}
      />
      <Points title={say('request.warnings')} points={page.warnings.map(({ code, sentence }) => [code, sentence])} />
    </Sheet>
  );
}

/** Whom the plan's file does not have stands there as whoever asked named him; of all, how he stands to the network on the days asked for. */
function Who({ who }: { readonly who: RequestPage['requester'] }) {
  const say = useSay();
  if (!who.outside)
    return (
      <>
        {who.name || who.id} {who.in_network === false && <OutsideMark />}
        {who.in_network === undefined && (
          <Text span size="sm" c="dimmed">
            ({say('request.network_unknown')})
          </Text>
        )}
      </>
    );
  const reach = [`NPI ${who.id}`, who.county, who.phone, who.fax && say('new.outside_fax_is', { fax: who.fax })];
  return (
    <>
      {who.name} <OutsideMark />
      <br />
      {reach.filter(Boolean).join(', ')}
    </>
  );
}

/** The requests for continuity of care it goes with. */
function GoesWith({ page }: { readonly page: RequestPage }) {
  const say = useSay();
  return page.continuity.map(({ handle, number, state, outcome }) => (
    <div key={handle}>
      <Link to="/continuity/$handle" params={{ handle }}>
        {number}
      </Link>{' '}
      {outcome ? say.data('continuity_outcome', outcome) : say.data('continuity_state', state)}
    </div>
  ));
}

export function serviceOf({ code, modifiers, what }: Pick<Line, 'code' | 'modifiers' | 'what'>): string {
  return [[code, ...modifiers].filter(Boolean).join('-'), what].filter(Boolean).join(' ');
}

export function daysOf(say: Say, { from, to }: Pick<Line, 'from' | 'to'>): string {
  return to && to !== from ? say('value.from_to', { from: say.date(from), to: say.date(to) }) : say.date(from);
}
