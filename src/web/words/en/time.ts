function amount(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

export const timeWords = {
  in: (length: string): string => `in ${length}`,
  ago: (length: string): string => `${length} ago`,
  days: (count: number): string => amount(count, 'day', 'days'),
  hours: (count: number): string => amount(count, 'hour', 'hours'),
  minutes: (count: number): string => amount(count, 'minute', 'minutes'),
  seconds: (count: number): string => amount(count, 'second', 'seconds'),
} as const;
