import type { Letter } from '../contract/notices.ts';
import { type Say, useSay } from '../words/use-say.ts';

/** What is said of a letter wherever it stands. */
export function useLetterWords() {
  const say = useSay();
  const instant = (at: number) => say.time(new Date(at).toISOString());
  return {
    /** To whom and which way. */
    toWhom: ({ to, also, by }: Letter) =>
      say('letters.to', {
        to: say.list([to, ...also].map((one) => say.data('letter_to', one))),
        by: say.data('letter_by', by),
      }),
    /** The same to the person it is for. */
    toYou: ({ by, created, sent }: Letter) =>
      say('letters.to_you', { by: say.data('letter_by', by), when: say.date(dayOf(sent ?? created)) }),
    inWhat: ({ language, format, awaits }: Letter) => {
      const said = [tongue(say, language), say.data('format', format)].join(' · ');
      return awaits === undefined || awaits === language
        ? said
        : `${said} · ${say('letters.reads', { language: tongue(say, awaits) })}`;
    },
    when: ({ state, created, sent, copy }: Letter) => {
      if (sent !== undefined && state === 'sent')
        return say(copy ? 'letters.stands_since' : 'letters.sent_on', { when: instant(sent) });
      return say(state === 'queued' ? 'letters.waits_since' : 'letters.stopped_since', { when: instant(created) });
    },
    tongue: (tag: string) => tongue(say, tag),
  };
}

function tongue(say: Say, tag: string): string {
  return say.data('tongue', tag);
}

/** The day in California. */
function dayOf(at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(at);
}
