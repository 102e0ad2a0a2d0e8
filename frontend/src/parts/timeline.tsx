/** Claims or incidents by day, stacked by family of event; a day or a stretch of days is a filter. */
import { useMemo, useRef, useState } from "preact/hooks";
import type { TimelineView } from "../api/types";
import { family, FAMILY_NAMES } from "../phrases";
import { day, days, named, number, t } from "../words";

interface Props {
  content: TimelineView;
  since: string | null;
  until: string | null;
  onPeriod: (since: string | null, until: string | null) => void;
}

interface Bar {
  start: string;
  end: string;
  total: number;
  families: { name: string; count: number }[];
}

const MOST = 80; // bars; beyond that one stands for several days
const DAY = 86_400_000; // ms
const HEIGHT = 186; // px

export function Timeline({ content, since, until, onPeriod }: Props) {
  const bars = useMemo(() => barsOf(content), [content]);
  const [drag, setDrag] = useState<[number, number] | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const most = Math.max(...bars.map((one) => one.total), 1);
  if (!bars.length) return <p class="none">{t("timeline.none")}</p>;
  const [first, last] = [bars[0] as Bar, bars[bars.length - 1] as Bar];
  const picked = (index: number) => (drag ? between(index, drag) : chosen(bars[index] as Bar, since, until));
  const done = (range: [number, number]) => {
    setDrag(null);
    const [from, to] = [bars[Math.min(...range)] as Bar, bars[Math.max(...range)] as Bar];
    if (from.start === since && to.end === until) onPeriod(null, null);
    else onPeriod(from.start, to.end);
  };
  return (
    <div class="timeline" ref={frame} role="group" aria-label={t("timeline.label", { days: days(first.start, last.end) })}>
      <div class="bars" onPointerLeave={() => setDrag(null)}>
        {bars.map((bar, index) => (
          <button
            key={bar.start}
            type="button"
            class={`day${picked(index) ? " on" : ""}${bar.total ? "" : " still"}`}
            tabIndex={bar.total ? 0 : -1}
            aria-pressed={!!since && chosen(bar, since, until)}
            aria-label={`${days(bar.start, bar.end)}: ${t("n.incidents", { n: bar.total })}`}
            title={`${days(bar.start, bar.end)}: ${t("n.incidents", { n: bar.total })}\n${bar.families.map((one) => `${named("family", one.name)} ${one.count}`).join("\n")}`}
            onPointerDown={() => setDrag([index, index])}
            onPointerEnter={(event) => event.buttons && drag && setDrag([drag[0], index])}
            onPointerUp={() => drag && drag[0] !== drag[1] && done(drag)}
            onClick={() => done([index, index])}
          >
            {bar.families.map((one) => (
              <i key={one.name} class={one.name} style={{ height: `${(HEIGHT * one.count) / most}px` }} />
            ))}
          </button>
        ))}
      </div>
      <span class="most" aria-hidden="true">{number(most)}</span>
      <p class="ends" aria-hidden="true"><span>{day(first.start)}</span><span>{day(last.end)}</span></p>
      <ul class="family-legend">
        {FAMILY_NAMES.filter((name) => bars.some((bar) => bar.families.some((one) => one.name === name))).map((name) => (
          <li key={name}><i class={name} />{named("family", name)}</li>
        ))}
      </ul>
    </div>
  );
}

const between = (index: number, [one, two]: [number, number]): boolean => index >= Math.min(one, two) && index <= Math.max(one, two);

function chosen(bar: Bar, since: string | null, until: string | null): boolean {
  return (!since || bar.end >= since) && (!until || bar.start <= until);
}

function barsOf(content: TimelineView): Bar[] {
  const told = content.days.filter((one) => one.day).sort((one, two) => one.day.localeCompare(two.day));
  const [first, last] = [told[0], told[told.length - 1]];
  if (!first || !last) return [];
  const [start, end] = [Date.parse(first.day), Date.parse(last.day)];
  const wide = Math.max(1, Math.ceil(((end - start) / DAY + 1) / MOST));
  const count = Math.floor((end - start) / DAY / wide) + 1;
  const bars: Bar[] = Array.from({ length: count }, (_, index) => ({
    start: iso(start + index * wide * DAY),
    end: iso(Math.min(start + (index + 1) * wide * DAY - DAY, end)),
    total: 0,
    families: [],
  }));
  for (const one of told) add(bars[Math.floor((Date.parse(one.day) - start) / DAY / wide)] as Bar, one.types);
  return bars;
}

function add(bar: Bar, types: Record<string, number>): void {
  for (const [type, count] of Object.entries(types)) {
    const name = family({ type });
    const known = bar.families.find((one) => one.name === name);
    if (known) known.count += count;
    else bar.families.push({ name, count });
    bar.total += count;
  }
  bar.families.sort((one, two) => FAMILY_NAMES.indexOf(one.name) - FAMILY_NAMES.indexOf(two.name));
}

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
