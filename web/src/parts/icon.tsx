const PATHS = {
  met: 'M5 12.5 10 17.5 19 7',
  unmet: 'M6 6 18 18M18 6 6 18',
  unknown: 'M9 9.2a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 2.1M12 17.6v.2',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 8v4.5l3 2',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20 20',
  menu: 'M4 7h16M4 12h16M4 17h16',
  today: 'M5 6h14v14H5zM5 10h14M9 3.5V7M15 3.5V7',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5',
  check: 'M7 4h10v16H7zM9.5 12l2 2 3.5-4M9.5 4v2h5V4',
  book: 'M5 5c3-1 5-1 7 1 2-2 4-2 7-1v13c-3-1-5-1-7 1-2-2-4-2-7-1zM12 6v13',
  place: 'M12 21c4-5 6-8 6-11a6 6 0 1 0-12 0c0 3 2 6 6 11M12 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  library: 'M5 4h4v16H5zM9 4h4v16H9zM14 5l4-1 3 15-4 1z',
  people:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M2.5 19.500c.8-3.5 3.5-5 6.5-5s5.7 1.5 6.5 5M16 5.500a3 3 0 0 1 0 6M18 14.800c2 .6 3.2 2.2 3.6 4.7',
  rule: 'M6 3.500h9l4 4V20H6zM14.5 3.500V8H19M9 12h7M9 15.500h7',
  shield: 'M12 3.5 19 6v6c0 4.5-3 7-7 8.5-4-1.5-7-4-7-8.500V6zM9 12l2 2 4-4',
  phone: 'M6 4h3l1.5 4-2 1.500a11 11 0 0 0 6 6l1.5-2 4 1.500v3c0 1-1 2-2 2C10.5 20 4 13.5 4 6c0-1 1-2 2-2',
  eye: 'M2.5 12C5 7.5 8.5 6 12 6s7 1.5 9.5 6c-2.5 4.5-6 6-9.5 6s-7-1.5-9.5-6M12 9.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  hidden: 'M4 4 20 20M2.5 12C5 7.5 8.5 6 12 6s7 1.5 9.5 6c-2.5 4.5-6 6-9.5 6s-7-1.5-9.5-6',
  globe: 'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M3.5 12h17M12 3.500c-5 5-5 12 0 17M12 3.500c5 5 5 12 0 17',
  copy: 'M8 8h11v12H8zM16 8V4H5v12h3',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  columns: 'M4 5h16v14H4zM10 5v14M15 5v14',
  down: 'M6 9.5 12 15.5 18 9.5',
  up: 'M6 14.5 12 8.5 18 14.5',
  warning: 'M12 4 21 19.500H3zM12 10v4.500M12 16.800v.2',
  info: 'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 11v5.500M12 7.500v.2',
  out: 'M14 5h5v14h-5M4 12h10M10 8l4 4-4 4',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a word, never instead of one. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
