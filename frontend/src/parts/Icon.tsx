/** Line icons, drawn here: no font and no emoji is asked of the machine. */

const PATHS = {
  alert: "M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2v.1",
  back: "M15 5l-7 7 7 7",
  bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5a2.2 2.2 0 0 0 4 0",
  board: "M4 5h4.5v14H4zM10 5h4.5v9H10zM16 5h4.5v11.5H16z",
  calendar: "M4 6.5h16V20H4zM4 11h16M8.5 3.5v5M15.5 3.5v5",
  call: "M5 4h4l1.8 4.7-2.3 1.7a11 11 0 0 0 5.1 5.1l1.7-2.3L20 15v4a1.5 1.5 0 0 1-1.6 1.5A15.5 15.5 0 0 1 3.5 5.6 1.5 1.5 0 0 1 5 4z",
  chat: "M4 5h16v11.5H10.5L6 20.5v-4H4z",
  box: "M4 8l8-4 8 4v8.500l-8 4-8-4zM4 8l8 4 8-4M12 12v8.500",
  chart: "M4 20h16M7 20v-6.500M12 20V5M17 20v-9.500",
  check: "M4.5 12.5l5 5 10-11",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3.2 2",
  close: "M5.5 5.5l13 13M18.5 5.5l-13 13",
  comment: "M4.5 19.5l1-4.5L16.8 3.7l3.5 3.5L9 18.5zM14.5 6l3.5 3.5",
  document: "M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5V8.5h5M9 12.5h6M9 16h6",
  dots: "M6 12v.1M12 12v.1M18 12v.1",
  down: "M5.5 9l6.5 6.5L18.5 9",
  filter: "M4 5h16l-6.2 7.5V19l-3.6-2v-4.5z",
  flag: "M6 21V4h12l-2.5 4.5L18 13H6",
  gear: "M12 8.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2.200 2.200M16.200 16.200l2.200 2.200M5.600 18.400l2.200-2.200M16.200 7.800l2.200-2.200",
  hint: "M9 17.5c0-2.5-3-3.5-3-7a6 6 0 0 1 12 0c0 3.5-3 4.5-3 7zM9.8 20.500h4.4",
  info: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.500M12 7.700v.1",
  letter: "M3.5 5.500h17v13h-17zM3.5 6l8.5 7 8.5-7",
  list: "M4 6h16M4 12h16M4 18h16",
  meeting: "M8.5 11.500a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.400zM2.5 19.500c0-3.5 2.5-5.5 6-5.500s6 2 6 5.500M16 11.200a2.7 2.7 0 1 0-.8-5.300M17 14.200c2.7.3 4.5 2.2 4.5 5.3",
  news: "M4 5h13v14.500H6A2 2 0 0 1 4 17.500zM17 9h3v8.500a2 2 0 0 1-2 2M7.5 9h6M7.5 12.500h6M7.5 16h4",
  plus: "M12 5v14M5 12h14",
  remote: "M3.5 6.500h11.500v11H3.500zM15 10.500l5.5-3v9l-5.5-3",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.500l5 5",
  send: "M3.5 11.5 20.5 4l-4.5 16-4.5-6.500zM11.5 13.5 20.5 4",
  silent: "M9 5.500a3 3 0 0 1 6 0v5M9 9v3a3 3 0 0 0 4.5 2.600M6 11.500a6 6 0 0 0 9.5 5M12 18v3M4 4l16 16",
  stage: "M3.5 7h12l5 5-5 5h-12l3.5-5z",
  star: "M12 4l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z",
  task: "M4.5 4.500h15v15h-15zM8.5 12l2.5 2.7 4.7-5.4",
  truck: "M2.5 6.500h11v10h-11zM13.500 10h4.500l3.500 3.500v3h-8M7 19.200a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600zM17.500 19.200a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600z",
  undo: "M9 5.5 4.5 10 9 14.500M4.5 10H15a4.5 4.5 0 0 1 0 9h-3",
  up: "M5.5 15 12 8.500l6.5 6.5",
  visit: "M6 20.500V4h12v16.500M3.5 20.500h17M14.5 12v.1",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

const KINDS: Record<string, IconName> = {
  created: "flag",
  form: "document",
  offer: "document",
  invoice: "document",
  consent: "check",
  order_packed: "box",
  order_shipped: "truck",
  parcel_taken: "truck",
  delivery: "truck",
  buyer_came: "visit",
  buyer_left: "visit",
  order_handed: "box",
  order_received: "box",
};

/** The icon of a kind of activity or of a timeline entry. */
export function kindIcon(kind: string): IconName {
  return KINDS[kind] ?? (kind in PATHS ? (kind as IconName) : "info");
}
