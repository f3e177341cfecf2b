import { DirectionProvider, useDirection } from '@mantine/core';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { LANGUAGES, languageOf, wordsIn } from './catalogues.ts';

const KEPT = 'madrone.language';

interface Tongue {
  readonly language: string;
  /** For everybody at this browser. */
  readonly choose: (tag: string) => void;
  /** For who is signed in, until they leave; undefined: as the browser has it. */
  readonly visit: (tag: string | undefined) => void;
}

const TongueContext = createContext<Tongue>({ language: 'en', choose: () => undefined, visit: () => undefined });

export const useTongue = (): Tongue => use(TongueContext);

/** The language of the whole page: what who is signed in chose, else this browser, else what it asks for, else English. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  const [words, setWords] = useState<{ tag: string; words: Readonly<Record<string, string>> }>();
  useEffect(() => {
    let isCurrent = true;
    void wordsIn(language).then((loaded) => isCurrent && setWords({ tag: language, words: loaded }));
    return () => {
      isCurrent = false;
    };
  }, [language]);
  const acts = useMemo(
    () => ({
      choose: (tag: string) => {
        localStorage.setItem(KEPT, tag);
        setLanguage(tag);
      },
      visit: (tag: string | undefined) => {
        if (tag === undefined) sessionStorage.removeItem(KEPT);
        else sessionStorage.setItem(KEPT, tag);
        setLanguage(firstLanguage());
      },
    }),
    [],
  );
  const tongue = useMemo(() => ({ language, ...acts }), [language, acts]);
  if (!words) return null;
  return (
    <TongueContext value={tongue}>
      <IntlProvider
        locale={Intl.DateTimeFormat.supportedLocalesOf(words.tag).length > 0 ? words.tag : 'en'}
        messages={words.words}
        defaultLocale="en"
        timeZone="America/Los_Angeles"
        onError={() => undefined}
      >
        <DirectionProvider initialDirection={languageOf(words.tag).direction} detectDirection={false}>
          <Root tag={words.tag}>{children}</Root>
        </DirectionProvider>
      </IntlProvider>
    </TongueContext>
  );
}

/** Tells the page itself: screen readers choose a voice by `lang`, the layout mirrors by `dir`. */
function Root({ tag, children }: { readonly tag: string; readonly children: ReactNode }) {
  const { setDirection } = useDirection();
  useEffect(() => {
    document.documentElement.lang = tag;
    setDirection(languageOf(tag).direction);
  }, [tag, setDirection]);
  return children;
}

function firstLanguage(): string {
  const kept = [sessionStorage.getItem(KEPT), localStorage.getItem(KEPT)];
  const wished = [...kept, ...navigator.languages.map((l) => l.split('-')[0])];
  return wished.find((tag) => LANGUAGES.some((one) => one.tag === tag)) ?? 'en';
}
