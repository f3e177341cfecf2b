import { DirectionProvider, useDirection } from '@mantine/core';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { ENGLISH, languageOf } from './catalogues.ts';

const KEPT = 'madrone.language';

interface Tongue {
  readonly language: string;
  readonly choose: (tag: string) => void;
}

const TongueContext = createContext<Tongue>({ language: 'en', choose: () => undefined });

export const useTongue = (): Tongue => use(TongueContext);

/** The language of the whole page: what this browser chose last, else what it asks for, else English. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  const [words, setWords] = useState<{ tag: string; words: Readonly<Record<string, string>> }>();
  useEffect(() => {
    let isCurrent = true;
    void languageOf(language)
      .load()
      .then((loaded) => isCurrent && setWords({ tag: language, words: { ...ENGLISH, ...loaded.default } }));
    return () => {
      isCurrent = false;
    };
  }, [language]);
  const tongue = useMemo(
    () => ({
      language,
      choose: (tag: string) => {
        localStorage.setItem(KEPT, tag);
        setLanguage(tag);
      },
    }),
    [language],
  );
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
  const wished = [localStorage.getItem(KEPT) ?? '', ...navigator.languages.map((l) => l.split('-')[0] ?? '')];
  return wished.map(languageOf).find((l) => wished.includes(l.tag))?.tag ?? 'en';
}
