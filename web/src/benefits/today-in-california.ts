const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles', dateStyle: 'short' });

export function californiaToday(now: Date): string {
  return format.format(now);
}
